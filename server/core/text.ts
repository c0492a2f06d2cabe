/** Whether Postgres can store the text: well-formed Unicode without NUL (22021, 22P05 and 22P02 otherwise). */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/** Whether the text is one visible line: nothing that turns, hides or breaks what stands around it. Joiners inside emoji are fine. */
export const isPlainLine = (text: string): boolean =>
  isStorable(text) && !/[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u.test(text) && /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);

/**
 * Text from outside made fit to be stored and shown: well-formed, no control characters but tab and line end, at most so many code points.
 */
export const storable = (text: string, most: number): string => firstCodePoints(text.toWellFormed().replace(/[^\P{Cc}\t\n]/gu, ''), most);

/** The first `count` code points (not UTF-16 units, so that no emoji is cut in two). */
export const firstCodePoints = (text: string, count: number): string =>
  text.length <= count ? text : Array.from(text).slice(0, count).join('');
