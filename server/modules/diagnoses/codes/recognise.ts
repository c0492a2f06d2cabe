import { type Area, structureOf } from './structure.ts';
import { knownCodes } from './table.ts';

/** A diagnostic trouble code that was found in a text, explained. */
export interface TroubleCode {
  code: string;
  /** In our own words; for a code that we do not know by name, what its structure tells. */
  meaning: string;
  system: string;
  area: Area;
  defined_by: 'standard' | 'maker';
  /** Whether the meaning is that of this very code. */
  known: boolean;
}

/** Codes that one text is explained for; more are a list, not a question. */
export const mostCodes = 20;

// Letter O is often written for a zero. A space after the letter is taken for P0… only, where nothing else is likely to be meant.
const written = /(?<![\p{L}\p{N}])(?:([PBCU])-?|(P) (?=[0O]))([0-3O])([0-9A-FO]{3})(?![\p{L}\p{N}])/giu;

/** The diagnostic trouble codes in any text, each once, in their order. */
export function codesIn(text: string): TroubleCode[] {
  const found = new Set<string>();
  for (const [, letter, spaced, kind = '', rest = ''] of text.normalize('NFKC').matchAll(written)) {
    const digits = (kind + rest).toUpperCase();
    // 'BOOED' and 'cafe' are words; a code has digits.
    if ((digits.match(/\d/g) ?? []).length < 2) continue;
    found.add((letter ?? spaced ?? 'P').toUpperCase() + digits.replaceAll('O', '0'));
    if (found.size === mostCodes) break;
  }
  return [...found].map(explained);
}

/** What a code means. */
export function explained(code: string): TroubleCode {
  const { area, system, defined_by } = structureOf(code);
  const known = knownCodes().get(code);
  const unnamed =
    defined_by === 'maker'
      ? `Defined by the maker of the vehicle, about ${system}: look it up for this make and model.`
      : `A standard code about ${system}.`;
  return { code, meaning: known ?? unnamed, system, area, defined_by, known: known !== undefined };
}
