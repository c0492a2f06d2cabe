import type { Find } from './dates.ts';

/** How the units that people write become the unit of the question. */
const factors: Record<string, Record<string, (value: number) => number>> = {
  kg: {
    'kgs?|kilos?|kilograms?|kilogramm|kilogramos?': (kg) => kg,
    'lbs?|pounds?|pfund|libras?': (lb) => lb * 0.45359237,
    'st|stone': (stone) => stone * 6.35029318,
  },
  cm: {
    'cm|centimet(?:er|re)s?|zentimeter|cent[íi]metros?': (cm) => cm,
    'm|met(?:er|re)s?|metros?': (m) => m * 100,
    'in|inch|inches|zoll|pulgadas?': (inch) => inch * 2.54,
    'ft|feet|foot|fu(?:ß|ss)|pies?': (foot) => foot * 30.48,
  },
  c: {
    '°?\\s?c\\b|degrees celsius|grad(?:os)?(?: celsius)?|°': (c) => c,
    '°?\\s?f\\b|degrees fahrenheit|fahrenheit': (f) => ((f - 32) * 5) / 9,
  },
  years: { 'years?|yrs?|yo|jahre?|a[ñn]os?': (years) => years },
  hours: { 'hours?|hrs?|h|stunden?|horas?': (hours) => hours },
  bpm: { 'bpm|beats per minute|schl[äa]ge|latidos': (rate) => rate },
  mmhg: { mmhg: (value) => value },
  '/10': { '(?:\\/|out of|von|de|sobre)\\s?(?:10|ten|zehn|diez)': (value) => value },
};

const amount = '(\\d{1,4}(?:[.,]\\d{1,3})?)';
const escaped = (unit: string): string => unit.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Amounts in a text in this unit or in one that is turned into it; feet and inches count together. */
export function amountsIn(text: string, unit: string): Find<number>[] {
  const known = factors[unit.toLowerCase()] ?? { [escaped(unit)]: (value: number) => value };
  const feet = unit.toLowerCase() === 'cm' ? feetAndInches(text) : [];
  const found = Object.entries(known).flatMap(([form, turn]) =>
    Array.from(text.matchAll(new RegExp(`\\b${amount}\\s*(?:${form})(?![\\p{L}\\d])`, 'giu'))).map((match) => ({
      value: rounded(turn(Number(match[1]!.replace(',', '.')))),
      at: match.index,
    })),
  );
  return [...feet, ...found.filter(({ at }) => !feet.some((one) => at >= one.at && at < one.at + 12))];
}

const feetAndInches = (text: string): Find<number>[] =>
  Array.from(text.matchAll(/\b(\d)\s*(?:ft|feet|foot|'|′)\s*(\d{1,2})\s*(?:in|inch|inches|"|″)?/gi)).map((match) => ({
    value: rounded(Number(match[1]) * 30.48 + Number(match[2]) * 2.54),
    at: match.index,
  }));

/** Bare numbers in a text. */
export const numbersIn = (text: string): Find<number>[] =>
  Array.from(text.matchAll(new RegExp(`(?<![\\p{L}\\d.,/-])${amount}(?![\\d/]|[.,-]\\d)`, 'gu'))).map((match) => ({
    value: Number(match[1]!.replace(',', '.')),
    at: match.index,
  }));
