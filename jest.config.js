export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/tests/support/strip-types.mjs' },
  globalSetup: '<rootDir>/tests/support/global-setup.ts',
  globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
  testTimeout: 30_000,
  coverageProvider: 'v8',
  collectCoverageFrom: ['server/**/*.ts', '!server/local/**', '!server/cli/**', '!server/main.ts'],
  coverageThreshold: { global: { lines: 90 } },
};
