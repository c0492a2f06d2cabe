import { ProviderCredential } from './model.ts';
import { sealedColumn } from './sealed-columns.ts';

/** The secret that somebody entered. */
export const secretColumn = sealedColumn(ProviderCredential);

/** The short-lived token that was made from it. */
export const tokenColumn = sealedColumn(ProviderCredential, 'sealed_token', 'token_key_version');

/** Forgets the short-lived token, and whoever is fetching one: what they bring was made from the secret of before. */
export const noToken = { sealed_token: null, token_key_version: null, token_expires_at: null, lease_id: null, lease_until: null };
