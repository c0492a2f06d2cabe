/** What stands for itself in a message: numbers; and what is quoted, in brackets, or a dotted name. */
const parts = [/\d+/g, /\d+|(?<=, as ).+(?=\.$)|(?<=“)[^”]*(?=”)|"[^"]*"(?:\|"[^"]*")*|(?<=\()[^()]+(?=\))|\b[a-z_]+\.[a-z_]+\b/g];

/**
 * What the server says in English, as `words` put it; what stands for itself in it stays what it is, and so does what nobody has put into
 * words.
 */
export function translated(words: Readonly<Record<string, string>>, english: string): string {
  const text = english.replace(/^No such [a-z ]+\.$/, 'No such thing.');
  for (const part of parts) {
    const said = words[`message ${text.replace(part, '#')}`];
    const own = text.match(part) ?? [];
    if (said !== undefined) return said.replace(/#/g, () => own.shift() ?? '');
  }
  // Of a field within a field, or what happened and why.
  const [, what, why = ''] = /^([^:]+): (.+)$/.exec(text) ?? [];
  return what === undefined ? text : `${translated(words, what)}: ${translated(words, why)}`;
}
