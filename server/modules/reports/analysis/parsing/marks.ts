const MARKS = [
  'File "',
  'Traceback',
  'panic',
  '.go:',
  'goroutine ',
  'fatal error: ',
  ':in `',
  ":in '",
  'Caused by: ',
  '---> ',
  'backtrace:',
  'cause]: ',
];
const AT = 64;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether the line may belong to a trace: a few plain searches, so that the other lines of a log cost next to nothing. */
export function interesting(line: string): boolean {
  const at = line.indexOf('at ');
  if (at === 0 || (at > 0 && /[\s|>]/.test(line.charAt(at - 1)))) return true;
  if (at > 0 && line.indexOf(' at ', at) >= 0) return true;
  if (line.charCodeAt(0) === AT || (isDigit(line.charCodeAt(line.length - 1)) && line.includes('@'))) return true;
  return MARKS.some((mark) => line.includes(mark));
}
