import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { OutboundFailed } from './refused.ts';

const gunzip = promisify(zlib.gunzip);
const tooLarge = (max: number) => new OutboundFailed('too_large', `The answer is larger than ${max} bytes.`);

/** Reads an answer's bytes as they come and gives up at the first one beyond `max`. */
async function readUpTo(body: AsyncIterable<Buffer>, max: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > max) throw tooLarge(max);
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}

/**
 * The whole answer, inflated, at most `max` bytes both on the wire and after inflating; gzip is the only encoding we ask for and the only
 * one read.
 */
export async function readBody(body: AsyncIterable<Buffer>, encoding: string | null, max: number): Promise<Buffer> {
  const raw = await readUpTo(body, max);
  const coding = (encoding ?? 'identity').trim().toLowerCase();
  if (coding === 'identity' || raw.length === 0) return raw;
  if (coding !== 'gzip' && coding !== 'x-gzip')
    throw new OutboundFailed('encoding', 'The answer comes in an encoding that was not asked for.');
  try {
    return await gunzip(raw, { maxOutputLength: max });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(max);
    throw new OutboundFailed('encoding', 'The answer is not the gzip it claims to be.');
  }
}
