import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;
// Without an explicit length Node accepts a tag cut down to four bytes.
const options = { authTagLength: tagLength };

/** Bytes that sealing adds besides the header. */
export const gcmOverhead = nonceLength + tagLength;

/** Data was not what we once sealed, not where we put it, or its key is not ours. Never the caller's fault, and no detail of the data. */
export class SealRefused extends Error {
  override name = 'SealRefused';
}

/** `header | nonce | ciphertext | tag`, with AES-256-GCM over the plain bytes and the associated data. */
export function gcmSeal(key: KeyObject, header: Buffer, associated: Buffer, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce, options).setAAD(associated);
  return Buffer.concat([header, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The plain bytes behind a header of the given length; throws SealRefused when a single bit is not as it was. */
export function gcmOpen(key: KeyObject, headerLength: number, associated: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < headerLength + gcmOverhead) throw new SealRefused('Sealed data is too short.');
  const textAt = headerLength + nonceLength;
  const tagAt = sealed.length - tagLength;
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(headerLength, textAt), options);
  decipher.setAAD(associated).setAuthTag(sealed.subarray(tagAt));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(textAt, tagAt)), decipher.final()]);
  } catch {
    throw new SealRefused('Sealed data was changed, moved or sealed under another key.');
  }
}

/** The texts one after the other, each behind its length in two bytes, so that 'ab','c' and 'a','bc' differ. */
export function lengthPrefixed(texts: readonly string[]): Buffer {
  const parts: Buffer[] = [];
  for (const text of texts) {
    const bytes = Buffer.from(text, 'utf8');
    if (bytes.length > 0xffff || !text.isWellFormed())
      throw new SealRefused('A part of the sealing context is too long or not well-formed.');
    parts.push(Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes);
  }
  return Buffer.concat(parts);
}
