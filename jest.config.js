export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  // They take minutes: `npm run test:fuzz` and `npm run test:chaos`, with jest.slow.config.js.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/(?:fuzz|chaos)/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/tests/support/strip-types.mjs' },
  globalSetup: '<rootDir>/tests/support/global-setup.ts',
  globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
  testTimeout: 120_000, // finds what hangs; slowness alone is no failure
  maxWorkers: '100%',
  coverageProvider: 'v8',
  collectCoverageFrom: [
    'server/**/*.ts',
    '!server/local/**',
    '!server/cli/**',
    '!server/main.ts',
    '!server/run/{program,parent,signals}.ts',
  ],
  coverageThreshold: { global: { lines: 90 } },
};
