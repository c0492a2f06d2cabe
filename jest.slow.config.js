import base from './jest.config.js';

/** The suites that take minutes, whole; `npm test` has a small part of each. The hour finds what hangs. */
export default { ...base, testPathIgnorePatterns: ['/node_modules/'], testTimeout: 3_600_000, coverageThreshold: undefined };
