// A token starts where no word runs into it; in JSON text the letter of an escape such as \n is not a word.
const start = String.raw`(?:(?<![A-Za-z0-9_])|(?<=\\[bfnrt]))`;
// Never a quote or a backslash, so that a scrubbed JSON line is still JSON.
const rest = String.raw`[^\s"\\,;&]+`;

const secrets: [pattern: RegExp, keep: string][] = [
  [/gh[pousr]_\w+|github_pat_\w+|lh_(?:live|test)_\w+|lh[rid]_[\w-]+/g, ''],
  [/eyJ[\w-]{6,}(?:\.[\w-]*){0,2}/g, ''],
  [new RegExp(`${start}sk-[\\w-]+`, 'g'), ''],
  [new RegExp(`${start}SG\\.[\\w-]+(?:\\.[\\w-]+)?`, 'g'), ''],
  // Azure DevOps: the old token of 52 base-32 letters, and the new one of 84 with its mark near the end.
  [new RegExp(`${start}(?:[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}|[a-z2-7]{52})(?![A-Za-z0-9])`, 'g'), ''],
  [new RegExp(`((?:Account|SharedAccess)Key=|${start}sig=|InstrumentationKey=)${rest}`, 'gi'), '$1'],
  [new RegExp(`(${start}(?:password|passwd|client_secret)\\s*[=:]\\s*)${rest}`, 'gi'), '$1'],
  [new RegExp(`(${start}Bearer\\s+)${rest}`, 'gi'), '$1'],
  [new RegExp(`(${start}Basic\\s+)[A-Za-z0-9+/=_-]{6,}`, 'gi'), '$1'],
  [/(:\/\/[^\s"\\/:@]*:)[^\s"\\/@]+(?=@)/g, '$1'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[^"]*?(?:-----END [A-Z ]*PRIVATE KEY-----|(?="|$))/g, ''],
];

// What every secret above has somewhere in it; most lines have none of it, and are done after one look. Looking for fixed texts is several
// times quicker than one expression of them all.
const marks = [
  'gh',
  'github_pat_',
  'lh',
  'eyj',
  'sk-',
  'sg.',
  'key=',
  'sig=',
  'passw',
  'client_secret',
  'bearer',
  'basic',
  '://',
  '-----begin',
];
/** The shortest token that has no mark of its own: that many letters and digits in a row. */
const unmarked = 52;

function isSuspect(text: string): boolean {
  const lower = text.toLowerCase();
  return marks.some((mark) => lower.includes(mark)) || hasRun(lower);
}

/** Whether so many letters and digits stand in a row; looks at one place in `unmarked`, and closer only where it finds one of them. */
function hasRun(lower: string): boolean {
  for (let end = unmarked - 1; end < lower.length;) {
    let at = end;
    while (at > end - unmarked && isWord(lower.charCodeAt(at))) at -= 1;
    if (at === end - unmarked) return true;
    end = at + unmarked;
  }
  return false;
}

const isWord = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/**
 * The text with everything that looks like a secret replaced by `[scrubbed]`; JSON stays JSON. The last net under the allow list, not a
 * licence to log.
 */
export function scrub(text: string): string {
  if (!isSuspect(text)) return text;
  return secrets.reduce((line, [pattern, keep]) => line.replace(pattern, `${keep}[scrubbed]`), text);
}

// No quote and no backslash, which a line escapes: what is scrubbed there must not take half of an escape with it.
const plain = /^[ !#-[\]-~]*$/;

/**
 * The beginning of a text on its way into a line. What is short and plain is left to the scrubbing of the line; the rest is scrubbed before
 * it is cut or escaped, since half a token is still a secret and an escape can hide where one begins.
 */
export const beginningOf = (text: string, longest: number): string =>
  text.length <= longest && plain.test(text) ? text : scrub(text).slice(0, longest);
