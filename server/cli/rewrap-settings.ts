import type { SettingName } from '../platform/config/index.ts';

/** Which settings `npm run rewrap` judges: where the keys and what wraps them are. Which database it is, is judged where it is read. */
export const rewrapSettings = [
  'NODE_ENV',
  'LONGHOUSE_DIR',
  'AZURE_CLIENT_ID',
  'KEY_VAULT_URL',
  'KEY_VAULT_KEY_NAME',
  'LOCAL_KEY_FILE',
  'DB_AUTH_USER',
  'DB_AUTH_PASSWORD',
  'DB_AUTH_CLIENT_ID',
] as const satisfies readonly SettingName[];
