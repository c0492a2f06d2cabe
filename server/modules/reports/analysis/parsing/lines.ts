/** Calls back with each line of the text, without its line break (LF or CRLF). */
export function eachLine(text: string, onLine: (line: string) => void): void {
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const next = found < 0 ? text.length : found;
    let end = next;
    while (end > start && text.charCodeAt(end - 1) === 13) end--;
    onLine(text.slice(start, end));
    start = next + 1;
  }
}
