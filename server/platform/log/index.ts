export { openLog, type Log, type RequestLine, type Terminal } from './log.ts';
export { scrub } from './scrub.ts';
