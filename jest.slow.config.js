import base from './jest.config.js';

/** The suites that take minutes, whole; `npm test` has a small part of each. */
export default { ...base, testPathIgnorePatterns: ['/node_modules/'], testTimeout: 300_000, coverageThreshold: undefined };
