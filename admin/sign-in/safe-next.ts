const isPath = /^\/admin(?:\/[\w\-./?=&%~]*)?$/;
/** Browsers walk upwards at these, however they are written. */
const upwards = /(?:\/|%2f)(?:\.|%2e){1,2}(?:[/?]|%2f|$)/i;

/** Only a path of the console itself, and none that signs out: never another site, whatever was asked for. */
export const safeNext = (given: unknown): string =>
  typeof given === 'string' && isPath.test(given) && !/\/\/|^\/admin\/logout/.test(given) && !upwards.test(given) ? given : '/admin';
