import type { SettingName } from '../server/platform/config/settings.ts';
import type { SecretSetting } from './secrets.ts';

/** What an app on Azure is given for one setting: a value, a secret of the vault, or nothing, with the reason. */
export type Given = { value: string } | { secret: SecretSetting; version?: string } | { unneeded: string };

/** An answer for every setting of the server's list: one that is added there does not compile here until it has one. */
export type EverySetting = Record<SettingName, Given>;

export const is = (value: string | number): Given => ({ value: String(value) });
export const unneeded = (why: string): Given => ({ unneeded: why });
export const fromVault = (secret: SecretSetting): Given => ({ secret });

/** A value that an environment may leave out. */
export const ifSet = (value: string | null | undefined, why: string): Given =>
  value === null || value === undefined || value === '' ? unneeded(why) : is(value);

/** The settings as App Service takes them; `reference` writes the address of a secret. */
export function appSettings(every: EverySetting, reference: (secret: SecretSetting, version?: string) => string): Record<string, string> {
  const set = Object.entries(every).flatMap(([name, given]): [string, string][] => {
    if ('value' in given) return [[name, given.value]];
    return 'secret' in given ? [[name, reference(given.secret, given.version)]] : [];
  });
  return Object.fromEntries(set);
}
