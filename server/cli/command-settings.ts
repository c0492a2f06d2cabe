import type { SettingName } from '../platform/config/index.ts';

/** The settings that a command judges; it may have no others. Which database it works on is judged where that is read. */
const list = (...names: SettingName[]): readonly SettingName[] => names;

/** `npm run release:migrate`. */
export const migrateSettings = list('NODE_ENV', 'DB_OWNER_USER', 'DB_OWNER_PASSWORD', 'DB_OWNER_CLIENT_ID');

/** `npm run db:bootstrap`. */
export const bootstrapSettings = list('NODE_ENV', 'DB_PRINCIPALS', 'VAULT_SECRETS', 'VAULT_BLANK_SECRETS', 'KEY_VAULT_URL');

/** `npm run rewrap`: where the keys and what wraps them are. */
export const rewrapSettings = list(
  'NODE_ENV',
  'LONGHOUSE_DIR',
  'AZURE_CLIENT_ID',
  'KEY_VAULT_URL',
  'KEY_VAULT_KEY_NAME',
  'LOCAL_KEY_FILE',
  'DB_AUTH_USER',
  'DB_AUTH_PASSWORD',
  'DB_AUTH_CLIENT_ID',
);

/** `npm run erase`. */
export const eraseSettings = list(
  'NODE_ENV',
  'LONGHOUSE_DIR',
  'AZURE_CLIENT_ID',
  'DB_OWNER_USER',
  'DB_OWNER_PASSWORD',
  'DB_OWNER_CLIENT_ID',
  'DB_AUTH_USER',
  'DB_AUTH_PASSWORD',
  'DB_AUTH_CLIENT_ID',
);

/** `npm run staff`. */
export const staffSettings = list(
  'NODE_ENV',
  'LONGHOUSE_DIR',
  'AZURE_CLIENT_ID',
  'DB_STAFF_USER',
  'DB_STAFF_PASSWORD',
  'DB_STAFF_CLIENT_ID',
);
