import { SettingsFault } from './fault.ts';
import type { SettingName, Settings } from './settings.ts';

/** The value of a setting that this code cannot do without; throws a sentence that names it. */
export function needed<K extends SettingName>(settings: Settings, name: K): NonNullable<Settings[K]> {
  const value = settings[name];
  if (value === undefined) throw new SettingsFault([`${name} is not set: set it, or let keptSecrets make it.`]);
  return value as NonNullable<Settings[K]>;
}
