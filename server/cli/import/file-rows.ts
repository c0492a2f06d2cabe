import fs from 'node:fs';
import { pipeline } from 'node:stream';
import { FileFault, jsonLines, jsonObjects } from './json-objects.ts';
import { notUtf8, utf8 } from './utf8.ts';

/** The rows of an export, from a .json, .jsonl or .csv file, read as they are needed; a row that is not UTF-8 comes as notUtf8, one that is not JSON as notJson. */
export async function* fileRows(file: string): AsyncGenerator<unknown> {
  const form = /\.(json|jsonl|ndjson|csv)$/i.exec(file)?.[1]?.toLowerCase();
  if (form === undefined) throw new FileFault('The file must end in .json, .jsonl or .csv.');
  // One character for each byte, so that every row can be judged by itself.
  const content = fs.createReadStream(file, { encoding: 'latin1', start: startsWithMark(file) ? mark.length : 0 });
  await new Promise<void>((resolve, reject) => {
    content.once('open', () => resolve());
    content.once('error', () => reject(new FileFault(`${file} cannot be read.`)));
  });
  if (form === 'json') yield* jsonObjects(content);
  else if (form === 'csv') yield* csvRows(content);
  else yield* jsonLines(content);
}

const mark = Buffer.from('\uFEFF');

/** Whether the file begins with a byte order mark; a file that cannot be read does not. */
function startsWithMark(file: string): boolean {
  const begin = Buffer.alloc(mark.length);
  try {
    const opened = fs.openSync(file, 'r');
    fs.readSync(opened, begin);
    fs.closeSync(opened);
  } catch {
    return false;
  }
  return begin.equals(mark);
}

/** The cells as text, under the headings of their columns. */
function cellsOf(record: Readonly<Record<string, string>>): unknown {
  const cells = Object.entries(record).map(([heading, cell]) => [heading, utf8(cell)] as const);
  return cells.some(([, cell]) => cell === notUtf8) ? notUtf8 : Object.fromEntries(cells);
}

async function* csvRows(content: fs.ReadStream): AsyncGenerator<unknown> {
  const { parse } = await import('csv-parse');
  const parser = parse({ columns: true, skip_empty_lines: true, max_record_size: 1024 * 1024 });
  pipeline(content, parser, () => {}); // a fault ends the loop below
  try {
    for await (const record of parser as AsyncIterable<Record<string, string>>) yield cellsOf(record);
  } catch (error) {
    const { lines } = error as { lines?: number };
    throw new FileFault(`The file is not CSV${lines === undefined ? '' : ` at line ${lines}`}.`);
  }
}
