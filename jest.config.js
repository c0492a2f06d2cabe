export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/tests/support/strip-types.mjs' },
  globalSetup: '<rootDir>/tests/support/global-setup.ts',
  globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
  testTimeout: 30_000,
  maxWorkers: '100%',
  coverageProvider: 'v8',
  collectCoverageFrom: ['server/**/*.ts', '!server/local/**', '!server/cli/**', '!server/main.ts', '!server/run/{program,parent,signals}.ts'],
  coverageThreshold: { global: { lines: 90 } },
};
