import { type Find, findsOf } from './finds.ts';

const months: Record<string, number> = {};
for (const [number, names] of [
  'january jan januar jänner enero ene',
  'february feb februar febrero',
  'march mar märz maerz marzo',
  'april apr abril abr',
  'may mai mayo',
  'june jun juni junio',
  'july jul juli julio',
  'august aug agosto ago',
  'september sep sept septiembre',
  'october oct oktober okt octubre',
  'november nov noviembre',
  'december dec dezember dez diciembre dic',
].entries())
  for (const name of names.split(' ')) months[name] = number + 1;

const name = Object.keys(months).join('|');
const forms: readonly { form: RegExp; read(m: RegExpExecArray): [year: string, month: string | number, day: string] | undefined }[] = [
  { form: /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g, read: ([, y, m, d]) => [y!, m!, d!] },
  { form: /\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/g, read: ([, d, m, y]) => [y!, m!, d!] },
  // With slashes day and month change places from country to country: only one that cannot be the other is read.
  {
    form: /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g,
    read: ([, a, b, y]) => (Number(a) > 12 || a === b ? [y!, b!, a!] : Number(b) > 12 ? [y!, a!, b!] : undefined),
  },
  {
    form: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+|de\\s+)?(${name})\\.?,?\\s+(?:de\\s+|del\\s+)?(\\d{4})\\b`, 'gi'),
    read: ([, d, m, y]) => [y!, months[m!.toLowerCase()]!, d!],
  },
  {
    form: new RegExp(`\\b(${name})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'gi'),
    read: ([, m, d, y]) => [y!, months[m!.toLowerCase()]!, d!],
  },
];

/**
 * Dates in a text, as YYYY-MM-DD: ISO, with dots, with the month in words (English, German, Spanish), and with slashes where only one
 * reading is possible.
 */
export function datesIn(text: string): Find<string>[] {
  return forms.flatMap(({ form, read }) =>
    findsOf(text, form, (match) => {
      const parts = read(match);
      return parts && iso(Number(parts[0]), Number(parts[1]), Number(parts[2]));
    }),
  );
}

/** The text with blanks where something like a date stands, whoever can read it: its digits are no other number. */
export const withoutDates = (text: string): string =>
  text.replace(/(?<![\d./-])(?:\d{4}([./-])\d{1,2}\1\d{1,2}|\d{1,2}([./-])\d{1,2}\2(?:\d{2}|\d{4}))(?![./-]?\d)/g, (date) =>
    ' '.repeat(date.length),
  );

function iso(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = year >= 1850 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
}
