import { OrgModel } from '../../platform/db/index.ts';
import type { CredentialKind } from '../git/index.ts';

/** How a credential can stand; `needs_attention`: the provider did not accept it. */
export const statuses = ['active', 'needs_attention', 'expired', 'revoked'] as const;
export type CredentialStatus = (typeof statuses)[number];

/** A provider credential. `sealed` is gone once it is revoked; `sealed_token` is the short-lived token made from an application. */
export class ProviderCredential extends OrgModel {
  static override tableName = 'app.provider_credentials';
  declare kind: CredentialKind;
  declare name: string;
  /** null: the provider's public host. */
  declare base_url: string | null;
  declare sealed: Buffer | null;
  declare key_version: number | null;
  declare last4: string;
  declare fingerprint: string;
  declare status: CredentialStatus;
  declare scopes: string[];
  declare expires_at: Date | null;
  declare checked_at: Date | null;
  /** What was last found out about it, in our own words. */
  declare detail: string | null;
  declare sealed_token: Buffer | null;
  declare token_key_version: number | null;
  declare token_expires_at: Date | null;
  /** Whoever holds this fetches the next token; the others wait. */
  declare lease_id: string | null;
  declare lease_until: Date | null;
  declare created_by: string | null;
  declare updated_at: Date;
}

/** One use of a credential: `given` its token, `refused` by us, `rejected` by the provider, `failed` for now. */
export class CredentialUse extends OrgModel {
  static override tableName = 'app.credential_uses';
  declare credential_id: string;
  declare actor_kind: string;
  declare actor_id: string | null;
  declare purpose: string;
  declare outcome: 'given' | 'refused' | 'rejected' | 'failed';
}
