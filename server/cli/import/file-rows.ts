import fs from 'node:fs';
import { pipeline } from 'node:stream';
import { FileFault, jsonObjects } from './json-objects.ts';

/** The rows of an export, from a .json or a .csv file, read as they are needed. */
export async function* fileRows(file: string): AsyncGenerator<unknown> {
  const form = /\.(json|csv)$/i.exec(file)?.[1]?.toLowerCase();
  if (form === undefined) throw new FileFault('The file must end in .json or .csv.');
  const content = fs.createReadStream(file, 'utf8');
  await new Promise<void>((resolve, reject) => {
    content.once('open', () => resolve());
    content.once('error', () => reject(new FileFault(`${file} cannot be read.`)));
  });
  if (form === 'json') yield* jsonObjects(content);
  else yield* csvRows(content);
}

async function* csvRows(content: fs.ReadStream): AsyncGenerator<unknown> {
  const { parse } = await import('csv-parse');
  const parser = parse({ columns: true, bom: true, skip_empty_lines: true, max_record_size: 1024 * 1024 });
  pipeline(content, parser, () => {}); // a fault ends the loop below
  try {
    yield* parser as AsyncIterable<unknown>;
  } catch (error) {
    const { lines } = error as { lines?: number };
    throw new FileFault(`The file is not CSV${lines === undefined ? '' : ` at line ${lines}`}.`);
  }
}
