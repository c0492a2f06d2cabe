import { MAX_JSON_DEPTH, MAX_JSON_LINE, MAX_JSON_NODES } from '../limits.ts';

/** What a JSON log line carries: texts of several lines (stacks), the line's own message, and a title for a stack that has no header. */
export interface JsonLine {
  blocks: string[];
  message: string | null;
  title: string | null;
}

const MESSAGES = ['log', 'message', 'msg', 'textPayload', 'line', 'event'];
const TYPES = ['type', 'name', 'class', 'error_class', 'exception_class'];

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const firstText = (from: Record<string, unknown>, keys: string[]): string | null => {
  for (const key of keys) if (typeof from[key] === 'string' && from[key] !== '') return from[key];
  return null;
};

function titleOf(line: Record<string, unknown>): string | null {
  const error = [line['error'], line['err'], line['exception']].find((value) => value !== undefined && value !== null);
  if (typeof error === 'string' && !error.includes('\n')) return error;
  const from = isRecord(error) ? error : line;
  const message = firstText(from, MESSAGES);
  const type = firstText(from, TYPES);
  return type !== null && message !== null && from !== line ? `${type}: ${message}` : message;
}

/** Texts with line breaks anywhere in the value; a list of plain texts counts as one text. */
function blocksOf(value: unknown): string[] {
  const blocks: string[] = [];
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let visited = 0; open.length > 0 && visited < MAX_JSON_NODES; visited++) {
    const { value: one, depth } = open.pop() ?? { value: null, depth: 0 };
    if (typeof one === 'string') {
      if (one.trimEnd().includes('\n')) blocks.push(one);
    } else if (Array.isArray(one) && one.length > 1 && one.every((item) => typeof item === 'string')) blocks.push(one.join('\n'));
    else if (typeof one === 'object' && one !== null && depth < MAX_JSON_DEPTH) {
      for (const item of Object.values(one).slice(0, MAX_JSON_NODES)) open.push({ value: item, depth: depth + 1 });
    }
  }
  // popped last first: the order of the line is restored, so that the outer error comes before its cause
  return blocks;
}

/** Reads the JSON object that ends the line; null when there is none, or it is cut off. */
export function readJsonLine(line: string): JsonLine | null {
  const start = line.slice(0, 200).indexOf('{"');
  if (start < 0 || line.length > MAX_JSON_LINE || !line.trimEnd().endsWith('}')) return null;
  let value: unknown;
  try {
    value = JSON.parse(line.slice(start));
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  const blocks = blocksOf(value);
  const message = firstText(value, MESSAGES)?.trimEnd();
  return {
    blocks,
    message: message === undefined || message.includes('\n') ? null : message,
    title: blocks.length === 0 ? null : titleOf(value),
  };
}

const ESCAPES = /\\(?:n|t|r|"|\\)/g;
const PLAIN: Record<string, string> = { '\\n': '\n', '\\t': '\t', '\\r': '', '\\"': '"', '\\\\': '\\' };

/** The nearest quote that is not itself escaped, at or before `at` (step -1) or after it (step 1); -1 when there is none. */
function quoteFrom(line: string, at: number, step: 1 | -1): number {
  for (let index = at; index >= 0 && index < line.length; index += step) {
    if (line.charAt(index) === '"' && line.charAt(index - 1) !== '\\') return index;
  }
  return -1;
}

/** The quoted text around the first written-out line break; the whole line when nothing is quoted. */
function quoted(line: string): string {
  const at = line.indexOf('\\n');
  const open = quoteFrom(line, at, -1);
  if (open < 0) return line;
  const close = quoteFrom(line, at, 1);
  return line.slice(open + 1, close < 0 ? line.length : close);
}

/** A line that holds a stack with written-out line breaks (cut JSON, key=value logs) as the text it stands for; null when it holds none. */
export function unescaped(line: string): string | null {
  const found = ['\\n ', '\\n\\t', '\\nTraceback', '\\nCaused by'].some((mark) => line.includes(mark));
  return found ? quoted(line).replace(ESCAPES, (escape) => PLAIN[escape] ?? escape) : null;
}
