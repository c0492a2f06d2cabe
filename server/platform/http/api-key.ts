import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const shape = /^(lh_live_([0-9A-Za-z]{12})_[0-9A-Za-z]{43})_([0-9A-Za-z]{6})$/;

/** What API keys start with; secret scanners look for `lh_live_[0-9A-Za-z]{12}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}`. */
export const apiKeyPrefix = 'lh_live_';

const random = (length: number): string => Array.from({ length }, () => alphabet[randomInt(62)]).join('');

function checksum(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let place = 0; place < 6; place += 1) {
    digits = alphabet[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** A new API key: `id` (12 characters, public) finds its row, `key` (256 random bits) is shown once, `hash` is what is stored. */
export function makeApiKey(): { id: string; key: string; hash: Buffer } {
  const id = random(12);
  const body = `${apiKeyPrefix}${id}_${random(43)}`;
  const key = `${body}_${checksum(body)}`;
  return { id, key, hash: hashApiKey(key) };
}

/** The id and hash of a key whose checksum fits; `undefined` for anything else, so that a typing error never reaches the database. */
export function parseApiKey(text: string): { id: string; hash: Buffer } | undefined {
  const [, body, id, crc] = shape.exec(text) ?? [];
  if (body === undefined || id === undefined || checksum(body) !== crc) return undefined;
  return { id, hash: hashApiKey(text) };
}

/** SHA-256 of the whole key; its 256 random bits need no password hash. */
export const hashApiKey = (key: string): Buffer => createHash('sha256').update(key).digest();
