/** What loggers, containers and syslog write before a line; each pattern is sticky and bounded, so that a line costs its length at most. */
const TOKENS: RegExp[] = [
  // 2024-01-02T03:04:05.678+00:00, 2024/01/02 03:04:05,678
  /\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?/y,
  // Jan  2 03:04:05 host
  /(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d{2}:\d{2}:\d{2} [\w.-]{1,64}(?= [\w./-]{1,64}(?:\[\d{1,10}\])?:)/y,
  // 03:04:05.678
  /\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?/y,
  // I0102 03:04:05.678901    123 file.go:12]
  /[IWEF]\d{4} \d{2}:\d{2}:\d{2}\.\d{1,9} {1,8}\d{1,10} [\w.-]{1,64}:\d{1,7}\]/y,
  // E, [2024-01-02T03:04:05.678 #12] ERROR -- :
  /[DIWEFA], \[[^\]]{1,64}\] {1,2}[A-Z]{1,7} -- [\w.-]{0,64}:/y,
  // web_1  |, api-1 |
  /[\w.-]{1,64} {1,20}\|/y,
  // [main], [2024-01-02 03:04:05], but neither [cause]: nor [Error: x]
  /\[(?!cause\]|errors\])(?:[^\]:]|:(?! )){1,64}\]:?/y,
  // stderr F
  /std(?:err|out) [FP](?= )/y,
  /(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|CRITICAL|CRIT|FATAL|SEVERE)(?![\w.$]):?/y,
  // app[web.1]:, node[123]:
  /[\w./-]{1,64}\[[\w.]{1,32}\]:/y,
  // a separator between the others
  /(?:--?|\||:|>)(?= )/y,
];

const MAX_TOKENS = 8;
const SPACE = 32;

function tokenEnd(line: string, at: number): number {
  for (const token of TOKENS) {
    token.lastIndex = at;
    if (token.test(line)) return token.lastIndex;
  }
  return at;
}

/** The line without what a logger wrote before it; the indentation of what follows is kept. */
export function withoutPrefix(line: string): string {
  let start = 0;
  for (let count = 0; count < MAX_TOKENS; count++) {
    // the space that ends a token, and column padding, but never a trace's own indentation: that follows the last token
    let at = start;
    while (start > 0 && line.charCodeAt(at) === SPACE) at++;
    const end = tokenEnd(line, at);
    if (end === at) break;
    start = end;
  }
  return start === 0 ? line : line.slice(line.charCodeAt(start) === SPACE ? start + 1 : start);
}
