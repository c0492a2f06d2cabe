import type { Setting } from './kinds.ts';
import { databaseSettings } from './list/database.ts';
import { outsideSettings } from './list/outside.ts';
import { legacySettings, processSettings, secretSettings } from './list/process.ts';

/** Every setting there is, by name: the one list that the reader, the table, the README and the infrastructure are made from. */
export const settingsList = { ...processSettings, ...databaseSettings, ...secretSettings, ...outsideSettings, ...legacySettings };

type List = typeof settingsList;
/** The name of a setting. */
export type SettingName = keyof List;

/** Where a value came from; `kept` is a secret made here and kept in the data folder. */
export type Source = 'default' | 'env' | 'alias' | 'kept';

type Value<S> = S extends Setting<infer T> ? T : never;

/** The values, by setting name. */
export type Values = { readonly [K in SettingName]: Value<List[K]> };

/** The values with what was noticed while reading: warnings are one sentence each and name no secret's value. */
export type Settings = Values & {
  readonly production: boolean;
  readonly warnings: readonly string[];
  readonly sources: Readonly<Record<SettingName, Source>>;
};

/** The names in the order of the list. */
export const settingNames = Object.keys(settingsList) as SettingName[];

/** One setting without its type, for code that walks the list. */
export const settingOf = (name: SettingName): Setting => settingsList[name] as Setting;

/** Names of the old back ends that are read no more: each with what to set instead. */
export const retiredNames: Readonly<Record<string, string>> = {
  APPINSIGHTS_INSTRUMENTATIONKEY: 'is not read any more, Azure ended ingestion by key: set APPLICATIONINSIGHTS_CONNECTION_STRING instead.',
};
