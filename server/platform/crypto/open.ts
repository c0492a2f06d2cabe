import path from 'node:path';
import { systemClock, type Clock } from '../../core/clock.ts';
import { azureCredential } from '../azure/credential.ts';
import type { Settings } from '../config/index.ts';
import type { Db } from '../db/index.ts';
import { KeyVaultWrapper } from './key-vault.ts';
import { LocalWrapper } from './local-wrapper.ts';
import { OrgKeyRing } from './org-key-ring.ts';
import type { OrgKeys } from './org-keys.ts';
import type { KeyWrapper } from './wrapper.ts';

/** The settings that say where the key-encryption key is. */
export type KeySettings = Pick<
  Settings,
  'production' | 'KEY_VAULT_URL' | 'KEY_VAULT_KEY_NAME' | 'LOCAL_KEY_FILE' | 'LONGHOUSE_DIR' | 'AZURE_CLIENT_ID'
>;

/** What wraps organisation keys: Key Vault where it is set, otherwise a key file in the data folder, which production refuses. */
export function openWrapper(settings: KeySettings, onTrouble: (message: string) => void): KeyWrapper {
  const { KEY_VAULT_URL: url, KEY_VAULT_KEY_NAME: key_name } = settings;
  if (url !== undefined && key_name !== undefined) {
    return new KeyVaultWrapper({ url, key_name, onTrouble, credential: () => azureCredential(settings.AZURE_CLIENT_ID) });
  }
  if (url !== undefined) throw new Error('KEY_VAULT_URL is set without KEY_VAULT_KEY_NAME.');
  if (settings.production)
    throw new Error('Production wraps organisation keys with Key Vault only: set KEY_VAULT_URL and KEY_VAULT_KEY_NAME.');
  return new LocalWrapper(settings.LOCAL_KEY_FILE ?? path.join(settings.LONGHOUSE_DIR, 'organisation-keys.key'));
}

/** The organisations' keys. Opens no connection; `canary()` proves that they work. */
export function openKeys({ db, wrapper, clock = systemClock }: { db: Db; wrapper: KeyWrapper; clock?: Clock }): OrgKeys {
  return new OrgKeyRing(db, wrapper, clock);
}
