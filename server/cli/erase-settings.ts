import type { SettingName } from '../platform/config/index.ts';

/** Which settings `npm run erase` judges. Which database it is, is judged where it is read. */
export const eraseSettings = [
  'NODE_ENV',
  'LONGHOUSE_DIR',
  'AZURE_CLIENT_ID',
  'DB_OWNER_USER',
  'DB_OWNER_PASSWORD',
  'DB_OWNER_CLIENT_ID',
  'DB_AUTH_USER',
  'DB_AUTH_PASSWORD',
  'DB_AUTH_CLIENT_ID',
] as const satisfies readonly SettingName[];
