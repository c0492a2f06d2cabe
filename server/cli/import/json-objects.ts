import type { Readable } from 'node:stream';
import { notUtf8, utf8 } from './utf8.ts';

/** A file that is not what it should be; the message says where. */
export class FileFault extends Error {}

const largestObject = 1024 * 1024;

/**
 * The objects of the list in a JSON file, one at a time, so that a large file needs no memory: of the list that the file is, or of a list
 * inside the object that it is (`{"list": […], "pageInfo": …}`, as NocoDB answers). `text` holds the bytes as one character each; an object
 * that is not UTF-8 comes as notUtf8.
 */
export async function* jsonObjects(text: Readable): AsyncGenerator<unknown> {
  const open: string[] = [];
  let inText = false;
  let escaped = false;
  let taken = ''; // of the object under way
  let depth = 0; // how many were open where it began
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
    if (taken.length > largestObject) throw new FileFault(`One object of the file is larger than ${largestObject} bytes.`);
  }
  if (open.length > 0 || inText) throw new FileFault('The file ends in the middle: it was cut off.');
}

function parsed(bytes: string): unknown {
  const text = utf8(bytes);
  if (text === notUtf8) return notUtf8;
  try {
    return JSON.parse(text);
  } catch {
    throw new FileFault('An object of the file is not JSON.');
  }
}
