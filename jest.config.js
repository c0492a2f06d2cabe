export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  // They take minutes, or a browser: `npm run test:fuzz`, `test:chaos`, `test:faults`, `test:soak` and `test:browser`.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/(?:fuzz|chaos|faults|soak|browser|gallery)/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/tests/support/strip-types.mjs' },
  globalSetup: '<rootDir>/tests/support/global-setup.ts',
  globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
  testTimeout: 120_000, // finds what hangs; slowness alone is no failure
  maxWorkers: '100%',
  // Modules of past files stay in a worker's memory, and looking through them costs more than a new worker.
  workerIdleMemoryLimit: '600MB',
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
