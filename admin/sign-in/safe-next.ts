/** Only a path of the console itself: never another site, whatever was asked for. */
export const safeNext = (given: unknown): string =>
  typeof given === 'string' && /^\/admin(?:\/[\w\-./?=&%~]*)?$/.test(given) && !given.includes('//') ? given : '/admin';
