export { databaseFor, databaseOf, withSession, type Database, type DatabaseRole } from './database.ts';
export { describeSettings, settingsMarkdown, settingsTable, type SettingRow } from './describe.ts';
export { SettingsFault } from './fault.ts';
export { alreadyKept, keptSecrets } from './kept.ts';
export type { ProcessRole, Setting } from './kinds.ts';
export { needed } from './needed.ts';
export { publicUrl } from './public-url.ts';
export { examineSettings, readSettings, type Environment } from './read.ts';
export { settingNames, settingsList, type SettingName, type Settings } from './settings.ts';
