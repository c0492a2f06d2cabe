import { createSecretKey, type KeyObject } from 'node:crypto';
import { isUuid } from '../../core/ids.ts';
import { SealRefused } from './gcm.ts';

// RSA wrapping has no associated data, so what the key is for travels inside: 'LHK1' | organisation 16 | version 4 | key 32.
const magic = Buffer.from('LHK1');
const ownerAt = 4;
const versionAt = 20;
const keyAt = 24;
/** Bytes of a bundle: fits RSA-2048 (190) and is a multiple of 8, as AES key wrap needs. */
export const bundleLength = 56;

/** What goes to the wrapper: an organisation's key together with whose it is and which version. */
export function makeBundle(orgId: string, version: number, key: Uint8Array): Buffer {
  const bundle = Buffer.alloc(bundleLength);
  magic.copy(bundle);
  bundle.set(bytesOf(orgId), ownerAt);
  bundle.writeUInt32BE(version, versionAt);
  bundle.set(key, keyAt);
  return bundle;
}

/**
 * The key out of an unwrapped bundle, once it is known to be this organisation's and this version. The bytes are overwritten either way.
 */
export function readBundle(bundle: Buffer, orgId: string, version: number): KeyObject {
  try {
    if (bundle.length !== bundleLength || !bundle.subarray(0, ownerAt).equals(magic))
      throw new SealRefused('An unwrapped key is not a key bundle.');
    if (!bundle.subarray(ownerAt, versionAt).equals(bytesOf(orgId)))
      throw new SealRefused('An unwrapped key belongs to another organisation.');
    if (bundle.readUInt32BE(versionAt) !== version) throw new SealRefused('An unwrapped key is of another version.');
    return createSecretKey(bundle.subarray(keyAt));
  } finally {
    bundle.fill(0);
  }
}

function bytesOf(orgId: string): Buffer {
  if (!isUuid(orgId)) throw new SealRefused('An organisation id must be a UUID.');
  return Buffer.from(orgId.replaceAll('-', ''), 'hex');
}
