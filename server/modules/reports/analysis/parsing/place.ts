/** Where code stands: line and column count from 1. */
export interface Place {
  file: string;
  line: number;
  column: number | null;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function digitsStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && isDigit(text.charCodeAt(at - 1))) at--;
  return at;
}

const COLON = 58;

/** A positive number that fits a Postgres integer, or null. */
export function counted(digits: string): number | null {
  const value = digits.length > 10 ? Number.NaN : Number(digits);
  return Number.isInteger(value) && value > 0 && value <= 2_147_483_647 ? value : null;
}

/** Reads `path:line` or `path:line:column` from its end; null when the text does not end so. */
export function placeOf(text: string): Place | null {
  const last = digitsStart(text, text.length);
  if (last === text.length || last < 2 || text.charCodeAt(last - 1) !== COLON) return null;
  const tail = counted(text.slice(last));
  const first = digitsStart(text, last - 1);
  if (first < last - 1 && first >= 2 && text.charCodeAt(first - 1) === COLON) {
    const line = counted(text.slice(first, last - 1));
    return line === null ? null : { file: text.slice(0, first - 1), line, column: tail };
  }
  return tail === null ? null : { file: text.slice(0, last - 1), line: tail, column: null };
}
