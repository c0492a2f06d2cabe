import { type Find, findsOf } from './finds.ts';

/** How the units that people write become the unit of the question. */
const factors: Record<string, Record<string, (value: number) => number>> = {
  kg: {
    'kgs?|kilos?|kilograms?|kilogramm|kilogramos?': (kg) => kg,
    'lbs?|pounds?|libras?': (lb) => lb * 0.45359237,
    // Half a kilogram, where people say it today.
    pfund: (pfund) => pfund * 0.5,
    // "21st" is a day.
    'stones?|(?<!(?:[02-9]|\\b)1)st': (stone) => stone * 6.35029318,
  },
  cm: {
    'cm|centimet(?:er|re)s?|zentimeter|cent[íi]metros?': (cm) => cm,
    'm|met(?:er|re)s?|metros?': (m) => m * 100,
    'inch(?:es)?|zoll|pulgadas?|in(?=\\s*(?:[.,;]|$|tall))': (inch) => inch * 2.54,
    'ft|feet|foot|fu(?:ß|ss)|pies?': (foot) => foot * 30.48,
  },
  c: {
    '°?\\s?c\\b|degrees celsius|grad(?:os)?(?: celsius)?|°(?!\\s?f)': (c) => c,
    '°?\\s?f\\b|degrees fahrenheit|fahrenheit': (f) => ((f - 32) * 5) / 9,
  },
  years: { 'years?|yrs?|yo|jahre?|a[ñn]os?': (years) => years },
  hours: { 'hours?|hrs?|h|stunden?|horas?': (hours) => hours },
  bpm: { 'bpm|beats per minute|schl[äa]ge|latidos': (rate) => rate },
  mmhg: { mmhg: (value) => value },
  '/10': {
    '(?:\\/|out of|von|de|sobre)\\s?(?:10|ten|zehn|diez)(?!\\s*(?:days|nights|times|tagen|nächten|mal|días|noches|veces))': (value) =>
      value,
  },
};

/** Two units of one amount: a metre and centimetres, feet and inches, stones and pounds. */
const pairs: Record<string, Record<string, (large: number, small: number) => number>> = {
  cm: {
    '(\\d)\\s*(?:m|met(?:er|re)s?|metros?)\\s*(\\d{2})(?:\\s*(?:cm|centimet(?:er|re)s?|zentimeter|cent[íi]metros?))?': (m, cm) =>
      m * 100 + cm,
    "(\\d)\\s*(?:ft|feet|foot|'|’|′)\\s*(?:and\\s+)?(\\d{1,2})(?:\\s*(?:inch(?:es)?|in|\"|”|″|''))?": (ft, inch) =>
      ft * 30.48 + inch * 2.54,
  },
  kg: {
    '(\\d{1,2})\\s*(?:st|stones?)\\s*(?:and\\s+)?(\\d{1,2})(?:\\s*(?:lbs?|pounds?))?': (stone, lb) => stone * 6.35029318 + lb * 0.45359237,
  },
};

// Not the end of a range or of a longer number.
const between = '(?:between|zwischen|entre)\\s\\d{1,4}(?:[.,]\\d{1,3})?\\s?\\p{L}{0,10}\\s(?:and|und|y)\\s';
const begin = `(?<![\\p{L}\\d]|\\d[.,/]|\\d\\s{0,2}(?:[-–—/]|to|or|bis|oder|a|o)\\s{0,2}|${between})`;
const amount = '(\\d{1,4}(?:[.,]\\d{1,3})?)';
const end = '(?![\\p{L}\\d]|[.,/–-]\\d)';
const escaped = (unit: string): string => unit.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const rounded = (value: number): number => Math.round(value * 100) / 100;
const numberOf = (text: string | undefined): number => Number((text ?? '').replace(',', '.'));

/** Amounts in a text in this unit or in one that is turned into it; two units of one amount count together. */
export function amountsIn(text: string, unit: string): Find<number>[] {
  const name = unit.toLowerCase();
  const known = factors[name] ?? { [escaped(unit)]: (value: number) => value };
  const doubled = Object.entries(pairs[name] ?? {}).flatMap(([form, turn]) =>
    findsOf(text, new RegExp(`${begin}${form}${end}`, 'giu'), ([, large, small]) => rounded(turn(numberOf(large), numberOf(small)))),
  );
  const single = Object.entries(known).flatMap(([form, turn]) =>
    findsOf(text, new RegExp(`${begin}${amount}\\s*(?:${form})${end}`, 'giu'), ([, value]) => rounded(turn(numberOf(value)))),
  );
  return [...doubled, ...single.filter((one) => !doubled.some(({ at, end: last }) => one.at < last && one.end > at))];
}

const follows = '(?=\\s*(?:$|[.,;!?)\\n]|(?:and|but|now|today|und|aber|jetzt|heute|y|pero|ahora|hoy)(?![\\p{L}\\d])))';

/** Numbers in a text that count nothing: "3", and not the 3 of "3 days". */
export const numbersIn = (text: string): Find<number>[] =>
  findsOf(text, new RegExp(`(?<!-)${begin}${amount}${end}${follows}`, 'gimu'), ([, value]) => numberOf(value));
