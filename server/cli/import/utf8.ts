/** In the place of what is not UTF-8: what was written there cannot be known. */
export const notUtf8 = Symbol('not UTF-8');

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of bytes that were read as one character each (latin1), which no JSON or CSV sign is touched by; notUtf8 where they are none.
 */
export function utf8(bytes: string): string | typeof notUtf8 {
  try {
    return decoder.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return notUtf8;
  }
}
