/** Endings that come in the same order for very many parts; the sign stands after `~` in a table. */
const endings: Readonly<Record<string, readonly string[]>> = {
  '3': ['circuit fault', 'circuit too low', 'circuit too high'],
  '4': ['circuit fault', 'signal implausible', 'signal too low', 'signal too high'],
  '5': ['circuit fault', 'signal implausible', 'signal too low', 'signal too high', 'signal comes and goes'],
  /** The same five under codes that count in hexadecimal. */
  x: ['circuit fault', 'signal implausible', 'signal too low', 'signal too high', 'signal comes and goes'],
  n: ['circuit fault', 'signal implausible', 'no signal', 'signal comes and goes'],
  o: ['circuit fault', 'voltage too low', 'voltage too high', 'answers too slowly', 'no activity', 'heater circuit fault'],
  p: ['fault', 'too many pulses', 'too few pulses', 'pulses erratic', 'no pulses'],
  v: ['fault', 'stuck off', 'stuck on', 'electrical fault', 'comes and goes'],
  b: [
    'fault',
    'does not perform as it should',
    'line + open',
    'line + too low',
    'line + too high',
    'line – open',
    'line – too low',
    'line – too high',
    'lines + and – shorted together',
  ],
};

const line = /^([PBCU][0-3][0-9A-F])([0-9A-F]{2})(?:\*(\d+))? (.+)$/;

/**
 * Reads a table. A line is a code and its meaning. `*12` repeats it for twelve in a row, counted by `{n}` (1, 2, …) or `{A}` (A, B, …). ` |
 * ` lists what the codes that follow each other say of the same part; ` ~5` stands for the endings of that name.
 */
export function readTable(text: string): [code: string, meaning: string][] {
  return text
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [, family = '', first = '', times = '1', rest = ''] = line.exec(row) ?? [];
      if (family === '') throw new Error(`Not a line of a table of codes: ${row}`);
      const [, subject = rest, sign = ''] = / ~/.test(rest) ? (/^(.+) ~(\w)$/.exec(rest) ?? []) : [];
      const [part = '', ...listed] = subject.split(' | ');
      const says = sign === '' ? listed : (endings[sign] ?? []);
      const joint = part.endsWith(' the') ? ' ' : ': ';
      const each = says.length === 0 ? [part] : says.map((ending) => `${part}${joint}${ending}`);
      const radix = /[A-F]/.test(first) ? 16 : 10;
      return Array.from({ length: Number(times) * each.length }, (_, at): [string, string] => {
        const turn = Math.floor(at / each.length);
        const number = (Number.parseInt(first, radix) + at).toString(radix).toUpperCase().padStart(2, '0');
        if (number.length > 2) throw new Error(`A line of a table of codes leads past its hundred: ${row}`);
        const meaning = each[at % each.length]!.replace('{n}', String(turn + 1)).replace('{A}', String.fromCharCode(65 + turn));
        return [family + number, meaning];
      });
    });
}
