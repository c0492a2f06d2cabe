export { openLog, type Log, type Terminal } from './log.ts';
export { scrub } from './scrub.ts';
