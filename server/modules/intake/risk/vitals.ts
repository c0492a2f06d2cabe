import type { Level } from './levels.ts';
import { plainLetters } from './plain-letters.ts';
import type { Sign } from './signs.ts';

/** One measured value: the words that announce it, and from where on it is dangerous. */
interface Vital {
  code: string;
  words: RegExp;
  judge(value: number, second: number | undefined, unit: string): Level;
}

const grade = (emergency: boolean, high: boolean): Level => (emergency ? 'emergency' : high ? 'high' : 'none');

/** Degrees Celsius; what is over 60 was Fahrenheit. */
const celsius = (value: number, unit: string): number => (unit === 'f' || value > 60 ? ((value - 32) * 5) / 9 : value);
/** mg/dl; what is small was mmol/l. */
const milligrams = (value: number, unit: string): number => (unit.startsWith('mmol') || !Number.isInteger(value) ? value * 18 : value);

const vitals: readonly Vital[] = [
  {
    code: 'vital_blood_pressure',
    words: /\b(?:blood pressure|bp|blutdruck|rr|presion arterial|presion|tension|tension arterial)\b/g,
    judge(first, second) {
      // In much of Latin America it is said in centimetres: 12 over 8.
      const [systolic, diastolic] = first < 30 && second !== undefined && second < 20 ? [first * 10, second * 10] : [first, second ?? 0];
      return grade(systolic >= 180 || diastolic >= 120 || systolic < 80, systolic >= 170 || diastolic >= 110 || systolic < 90);
    },
  },
  {
    code: 'vital_pulse',
    words: /\b(?:heart rate|heartrate|pulse|hr|puls|herzfrequenz|pulso|frecuencia cardiaca)\b/g,
    judge: (rate) => grade(rate >= 150 || rate < 40, rate >= 130 || rate < 45),
  },
  {
    code: 'vital_oxygen',
    words:
      /\b(?:oxygen|oxygen saturation|o2 sat|spo2|sao2|o2|sats?|saturation|sauerstoffsattigung|sauerstoff|sattigung|saturacion|oxigeno|oximetro)\b/g,
    judge: (percent) => (percent > 100 || percent < 30 ? 'none' : grade(percent < 90, percent < 92)),
  },
  {
    code: 'vital_temperature',
    words: /\b(?:temperature|temp|fever|fieber|temperatur|korpertemperatur|fiebre|temperatura|calentura)\b/g,
    judge: (value, _second, unit) => {
      const degrees = celsius(value, unit);
      return degrees < 25 || degrees > 46 ? 'none' : grade(degrees >= 41 || degrees < 33, degrees >= 40 || degrees < 35);
    },
  },
  {
    code: 'vital_glucose',
    words: /\b(?:blood sugar|glucose|blood glucose|sugar level|blutzucker|bz|zucker|azucar en sangre|glucosa|glucemia|azucar)\b/g,
    judge: (value, _second, unit) => {
      const level = milligrams(value, unit);
      return level < 10 || level > 1500 ? 'none' : grade(level < 54 || level >= 400, level < 65 || level >= 300);
    },
  },
  {
    code: 'vital_breaths',
    words: /\b(?:respiratory rate|breathing rate|breaths per minute|atemfrequenz|frecuencia respiratoria)\b/g,
    judge: (rate) => (rate > 100 ? 'none' : grade(rate >= 30 || rate < 8, rate >= 25 || rate < 10)),
  },
];

// The first number within a few words of its name, with what may follow a slash ("210/130", "210 over 130") and its unit.
const number =
  /^(?:[^\d.!?;\n]{0,40}?)\b(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:(?:\/|over|zu|uber|sobre|con|por)\s*(\d{1,3}))?\s*(°?\s*[cf]\b|mmol\S*|mg\S*|%)?/;

const parsed = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text.replace(',', '.')));

/** Dangerous measured values in a text, in the units that people use. */
export function vitalSigns(text: string): Sign[] {
  const { plain } = plainLetters(text);
  return vitals.flatMap(({ code, words, judge }) =>
    Array.from(plain.matchAll(words)).flatMap((match): Sign[] => {
      const found = number.exec(plain.slice(match.index + match[0].length, match.index + match[0].length + 70));
      const value = parsed(found?.[1]);
      if (value === undefined) return [];
      const level = judge(value, parsed(found?.[2]), (found?.[3] ?? '').replace(/[°\s]/g, ''));
      return level === 'none' ? [] : [{ code, level, lowered: false }];
    }),
  );
}
