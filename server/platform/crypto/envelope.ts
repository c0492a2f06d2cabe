import type { KeyObject } from 'node:crypto';
import { gcmOpen, gcmOverhead, gcmSeal, lengthPrefixed, SealRefused } from './gcm.ts';

/** Where a secret lives. It is part of the seal: the same bytes in another row or field do not open. */
export interface Place {
  table: string;
  row_id: string;
  field: string;
}

// 'LHE1' | format 1 | algorithm 1 (AES-256-GCM) | key version, 4 bytes | nonce 12 | ciphertext | tag 16
const magic = Buffer.from('LHE1');
const format = 1;
const aes256Gcm = 1;
const headerLength = 10;

/** Bytes that an envelope adds to the secret. */
export const envelopeOverhead = headerLength + gcmOverhead;

/** Seals the plain bytes under one version of an organisation's key, bound to the organisation and the place. */
export function sealEnvelope(key: KeyObject, version: number, orgId: string, place: Place, plain: Uint8Array): Buffer {
  const header = Buffer.alloc(headerLength);
  magic.copy(header);
  header.writeUInt8(format, 4);
  header.writeUInt8(aes256Gcm, 5);
  header.writeUInt32BE(version, 6);
  return gcmSeal(key, header, associated(header, orgId, place), plain);
}

/** The key version that an envelope names. Anything that is not an envelope of ours is refused: there is no plain text to fall back to. */
export function envelopeVersion(sealed: Buffer): number {
  if (sealed.length < envelopeOverhead) throw new SealRefused('Sealed data is too short.');
  if (!sealed.subarray(0, 4).equals(magic)) throw new SealRefused('This is not sealed data.');
  if (sealed[4] !== format || sealed[5] !== aes256Gcm) throw new SealRefused('Sealed data has an unknown format or algorithm.');
  const version = sealed.readUInt32BE(6);
  if (version === 0) throw new SealRefused('Sealed data names no key version.');
  return version;
}

/** The plain bytes of an envelope, opened with the key of the version it names; SealRefused for any other key, organisation or place. */
export function openEnvelope(key: KeyObject, orgId: string, place: Place, sealed: Buffer): Buffer {
  envelopeVersion(sealed);
  return gcmOpen(key, headerLength, associated(sealed.subarray(0, headerLength), orgId, place), sealed);
}

const associated = (header: Buffer, orgId: string, { table, row_id, field }: Place): Buffer =>
  Buffer.concat([header, lengthPrefixed(['longhouse/secret', orgId.toLowerCase(), table, row_id, field])]);
