/** The text made storable by Postgres (no NUL, no lone surrogates) and cut to `cap` characters, an ellipsis telling of the cut. */
export function clean(text: string, cap: number): string {
  const short = text.length > cap ? `${text.slice(0, cap - 1)}…` : text;
  const whole = short.includes('\u0000') ? short.replaceAll('\u0000', '\ufffd') : short;
  return whole.isWellFormed() ? whole : whole.toWellFormed();
}

const ESCAPE = '\u001b';
const BELL = '\u0007';
const SEQUENCE = /^(?:\[[0-9;:?]{0,40}[@-~]|\\)/;

/** What follows an escape character, without the sequence it opens: a colour, a movement, or a link or title that ends with a bell. */
function afterEscape(part: string): string {
  if (!part.startsWith(']')) return part.replace(SEQUENCE, '');
  const bell = part.indexOf(BELL);
  return bell < 0 ? '' : part.slice(bell + 1);
}

/** The text without terminal colours, cursor movements and links. */
export function withoutAnsi(text: string): string {
  if (!text.includes(ESCAPE)) return text;
  const [before = '', ...parts] = text.split(ESCAPE);
  return before + parts.map(afterEscape).join('');
}
