import type { SettingName } from '../platform/config/index.ts';

/** Which settings `npm run release:migrate` judges. Which database it is, is judged where it is read. */
export const migrateSettings = [
  'NODE_ENV',
  'DB_OWNER_USER',
  'DB_OWNER_PASSWORD',
  'DB_OWNER_CLIENT_ID',
] as const satisfies readonly SettingName[];
