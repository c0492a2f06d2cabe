import base from './jest.config.js';

// Finds what hangs: several times what any test of the budget takes.
const testTimeout = process.env.TEST_BUDGET === 'full' ? 3_600_000 : 600_000;

/** The suites that take minutes, whole; `npm test` has a small part of each. */
export default { ...base, testPathIgnorePatterns: ['/node_modules/'], testTimeout, coverageThreshold: undefined };
