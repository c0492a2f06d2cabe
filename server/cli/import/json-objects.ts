import type { Readable } from 'node:stream';
import { notUtf8, utf8 } from './utf8.ts';

/** In the place of an object that is not JSON. */
export const notJson = Symbol('not JSON');

/** A file that is not what it should be; the message says where. */
export class FileFault extends Error {}

const largestObject = 1024 * 1024;

/**
 * The objects of the list in a JSON file, one at a time, so that a large file needs no memory: of the list that the file is, or of a list
 * inside the object that it is (`{"list": […], "pageInfo": …}`, as NocoDB answers). `text` holds the bytes as one character each; an object
 * that is not UTF-8 comes as notUtf8, one that is not JSON as notJson.
 */
export async function* jsonObjects(text: Readable): AsyncGenerator<unknown> {
  const open: string[] = [];
  let inText = false;
  let escaped = false;
  let taken = ''; // of the object under way
  let depth = 0; // how many were open where it began
  let listed = false;
  for await (const chunk of text as AsyncIterable<string>) {
    let begin = depth > 0 ? 0 : -1;
    for (let at = 0; at < chunk.length; at += 1) {
      const sign = chunk[at]!;
      if (inText) {
        if (escaped) escaped = false;
        else if (sign === '\\') escaped = true;
        else if (sign === '"') inText = false;
      } else if (sign === '"') inText = true;
      else if (sign === '{' || sign === '[') {
        if (sign === '{' && depth === 0 && open.at(-1) === '[' && open.length <= 2) [depth, begin] = [open.length + 1, at];
        if (sign === '[' && open.length <= 1) listed = true;
        open.push(sign);
      } else if (sign === '}' || sign === ']') {
        if ((open.pop() === '{') !== (sign === '}')) throw new FileFault('The file is not JSON: its brackets do not match.');
        if (depth > open.length) {
          yield parsed(taken + chunk.slice(begin, at + 1));
          [taken, depth, begin] = ['', 0, -1];
        }
      }
    }
    if (begin >= 0) taken += chunk.slice(begin);
    if (taken.length > largestObject) throw tooLarge();
  }
  if (open.length > 0 || inText) throw new FileFault('The file ends in the middle: it was cut off.');
  if (!listed) throw new FileFault('The file has no list of rows. Where each line is a row, its name must end in .jsonl.');
}

/** The objects of a file that has one in each line, with `text` as above. */
export async function* jsonLines(text: Readable): AsyncGenerator<unknown> {
  let rest = '';
  for await (const chunk of text as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    for (const line of lines) if (line.trim() !== '') yield parsed(line);
    if (rest.length > largestObject) throw tooLarge();
  }
  if (rest.trim() !== '') yield parsed(rest);
}

const tooLarge = (): FileFault => new FileFault(`One object of the file is larger than ${largestObject} bytes.`);

function parsed(bytes: string): unknown {
  const text = utf8(bytes);
  if (text === notUtf8) return notUtf8;
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
}
