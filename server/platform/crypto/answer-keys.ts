import { createPublicKey, createSecretKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto';
import { gcmOpen, gcmSeal, lengthPrefixed, SealRefused } from './gcm.ts';

// 'LHA1' | public key of the sender 32 | nonce 12 | ciphertext | tag 16
const magic = Buffer.from('LHA1');
const rawLength = 32;
const headerLength = magic.length + rawLength;

const associated = (context: string): Buffer => lengthPrefixed(['longhouse/answer', context]);
const rawOf = (key: KeyObject): Buffer => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
const publicKeyOf = (raw: Buffer): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: raw.toString('base64url') }, format: 'jwk' });

const sharedKey = (privateKey: KeyObject, publicKey: KeyObject, sender: Buffer, taker: Buffer): KeyObject => {
  const shared = diffieHellman({ privateKey, publicKey });
  return createSecretKey(Buffer.from(hkdfSync('sha256', shared, Buffer.concat([sender, taker]), 'longhouse/answer', 32)));
};

/** A pair of keys for one answer: the public one goes with the question, the other never leaves this process and is gone with it. */
export function answerKeys(): { public_key: Buffer; open(answer: Buffer, context: string): Buffer } {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const taker = rawOf(publicKey);
  return {
    public_key: taker,
    open(answer, context) {
      if (!answer.subarray(0, magic.length).equals(magic) || answer.length < headerLength)
        throw new SealRefused('This is not a sealed answer.');
      const sender = Buffer.from(answer.subarray(magic.length, headerLength));
      return gcmOpen(sharedKey(privateKey, publicKeyOf(sender), sender, taker), headerLength, associated(context), answer);
    },
  };
}

/** Seals an answer for whoever asked with this public key. `context` says what was asked; under another it does not open. */
export function sealAnswer(public_key: Buffer, plain: Uint8Array, context: string): Buffer {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const sender = rawOf(publicKey);
  const key = sharedKey(privateKey, publicKeyOf(public_key), sender, Buffer.from(public_key));
  return gcmSeal(key, Buffer.concat([magic, sender]), associated(context), plain);
}
