import { createHash } from 'node:crypto';
import { pixelsOf } from './pixels.ts';
import { realType } from './real-type.ts';
import { looksLikeText } from './text.ts';

export { realType } from './real-type.ts';

/** Pixels of an image along one side, and all of them: what unpacks to more than that is no photograph. */
export const longestSide = 20_000;
export const mostPixels = 100_000_000;

const isText = (type: string): boolean => type.startsWith('text/') || type === 'application/json' || type === 'application/x-ndjson';

/** What is wrong with the content of a file that was announced as this type; undefined for a file that is what it says. */
export function faultOf(type: string, content: Buffer): string | undefined {
  if (content.length === 0) return 'It is empty.';
  if (isText(type)) return looksLikeText(content) ? undefined : 'It is not text.';
  const real = realType(content);
  if (real === undefined) return 'It is of no type that is taken.';
  if (real !== type) return `It is ${real}, announced was ${type}.`;
  return type.startsWith('image/') ? pixelFault(type, content) : undefined;
}

function pixelFault(type: string, content: Buffer): string | undefined {
  const pixels = pixelsOf(type, content);
  if (!pixels || pixels.width === 0 || pixels.height === 0) return 'It does not say its width and height.';
  const { width, height } = pixels;
  if (Math.max(width, height) > longestSide || width * height > mostPixels)
    return `It has ${width} × ${height} pixels; an image has at most ${longestSide} along a side and ${mostPixels} in all.`;
  return undefined;
}

/** SHA-256 in hexadecimal digits. */
export const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
