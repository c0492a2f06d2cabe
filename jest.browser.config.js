import slow from './jest.slow.config.js';

/** The stories that need a browser: `npm run test:browser`. */
export default { ...slow, maxWorkers: 1 };
