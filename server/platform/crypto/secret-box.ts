import { createSecretKey, hkdfSync } from 'node:crypto';
import { gcmOpen, gcmSeal, lengthPrefixed, SealRefused } from './gcm.ts';

// 'LHB1' | format 1 | algorithm 1 (AES-256-GCM) | nonce 12 | ciphertext | tag 16
const header = Buffer.from([...Buffer.from('LHB1'), 1, 1]);
const minSecretBytes = 32;

/** Seals data of the platform itself, which belongs to no organisation. `context` says what the data is and where; only it opens. */
export interface SecretBox {
  seal(plain: string | Uint8Array, context: string): Buffer;
  /** Throws SealRefused for anything but bytes sealed by a box of the same secret and purpose under the same context. */
  open(sealed: Buffer, context: string): Buffer;
}

/** A box whose key is drawn from a secret of at least 32 bytes, a different one for each purpose ('mail outbox'). */
export function secretBox(secret: string, purpose: string): SecretBox {
  if (Buffer.byteLength(secret) < minSecretBytes)
    throw new Error(`The secret for sealing ${purpose} must have at least ${minSecretBytes} bytes.`);
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `longhouse/box/${purpose}`, 32)));
  const associated = (context: string): Buffer => Buffer.concat([header, lengthPrefixed(['longhouse/box', purpose, context])]);
  return {
    seal: (plain, context) => gcmSeal(key, header, associated(context), typeof plain === 'string' ? Buffer.from(plain) : plain),
    open(sealed, context) {
      if (!sealed.subarray(0, header.length).equals(header)) throw new SealRefused('This is not sealed data.');
      return gcmOpen(key, header.length, associated(context), sealed);
    },
  };
}
