import { createHash, randomBytes } from 'node:crypto';

/**
 * A refresh token (`lhr_…`), invitation token (`lhi_…`) or device secret (`lhd_…`): 256 random bits, of which only the SHA-256 is stored.
 */
export function makeToken(prefix: 'lhr' | 'lhi' | 'lhd'): { token: string; hash: Buffer } {
  const token = `${prefix}_${randomBytes(32).toString('base64url')}`;
  return { token, hash: hashToken(token) };
}

/** What of a token is stored. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
