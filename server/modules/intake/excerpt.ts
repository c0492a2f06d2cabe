/** Characters of a text that a model is shown. */
const shown = 8_000;

/** What a model is shown of a text: all of it, or the first and the last of a long one. The rules read all. */
export const excerpt = (text: string): string =>
  text.length <= shown ? text : `${text.slice(0, shown / 2).toWellFormed()}\n…\n${text.slice(-shown / 2).toWellFormed()}`;
