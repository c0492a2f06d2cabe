const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/**
 * Reads the text of the first key out of a JSON object while it is being written: give it each piece, and it tells what the text has grown
 * by. Stays silent when the object begins otherwise. Half of a character that takes two units is held back until the other half is there.
 */
export function proseIn(key: string, tell: (text: string) => void): (piece: string) => void {
  const opening = new RegExp(`^\\s*\\{\\s*"${key}"\\s*:\\s*"`);
  let rest = '';
  let where: 'before' | 'inside' | 'after' = 'before';
  return (piece) => {
    if (where === 'after') return;
    rest += piece;
    if (where === 'before') {
      const found = opening.exec(rest)?.[0];
      if (found === undefined) return;
      where = 'inside';
      rest = rest.slice(found.length);
    }
    const { text, left, ended } = read(rest);
    rest = left;
    if (ended) where = 'after';
    if (text !== '') tell(text);
  };
}

/** As much of a JSON text as is whole; `left` is what must wait for more. */
function read(source: string): { text: string; left: string; ended: boolean } {
  let text = '';
  let at = 0;
  for (; at < source.length; at += 1) {
    const unit = source[at]!;
    if (unit === '"') return { text: whole(text).text, left: '', ended: true };
    if (unit !== '\\') {
      text += unit;
      continue;
    }
    const sign = source[at + 1];
    if (sign === undefined) break;
    if (sign === 'u') {
      if (at + 6 > source.length) break;
      text += String.fromCharCode(Number.parseInt(source.slice(at + 2, at + 6), 16));
      at += 5;
    } else {
      text += escapes[sign] ?? sign;
      at += 1;
    }
  }
  const { text: told, half } = whole(text);
  return { text: told, left: half + source.slice(at), ended: false };
}

function whole(text: string): { text: string; half: string } {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? { text: text.slice(0, -1), half: text.slice(-1) } : { text, half: '' };
}
