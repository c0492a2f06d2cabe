import { conflict, type Problem } from '../../core/problem.ts';
import type { Row } from '../../platform/db/index.ts';
import type { CredentialStatus, ProviderCredential } from './model.ts';

/** The status at this moment: an expiry date passes by itself. */
export function statusOf({ status, expires_at }: Pick<Row<ProviderCredential>, 'status' | 'expires_at'>, now: Date): CredentialStatus {
  return status !== 'revoked' && expires_at !== null && new Date(expires_at) <= now ? 'expired' : status;
}

/** 409 `credential_revoked`: its secret is erased. */
export const revoked = (): Problem => conflict('credential_revoked', 'This credential is revoked, and its secret erased: add another one.');

/** The sealed secret; 409 `credential_revoked` once it is erased. */
export function sealedOf({ sealed }: ProviderCredential): Buffer {
  if (!sealed) throw revoked();
  return sealed;
}

/** 409 `credential_revoked` or `credential_expired` where it must not be used any more. */
export function mustBeUsable(row: ProviderCredential, now: Date): void {
  const status = statusOf(row, now);
  if (status === 'revoked') throw revoked();
  if (status === 'expired') throw conflict('credential_expired', 'This credential has expired: replace its secret.');
}

/** A short version of the row for `ETag`: its last change, and the key version because that is shown and changes by itself. */
export const versionOf = (row: { updated_at: Date | string; key_version: number | null }): string =>
  `${new Date(row.updated_at).getTime()}-${row.key_version ?? 0}`;
