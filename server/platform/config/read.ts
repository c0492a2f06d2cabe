import fs from 'node:fs';
import { parseEnv } from 'node:util';
import { SettingsFault } from './fault.ts';
import { nearestName } from './near.ts';
import { rulesOf } from './rules.ts';
import { retiredNames, settingNames, settingOf, type SettingName, type Settings, type Source, type Values } from './settings.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

const azureMarks = ['WEBSITE_SITE_NAME', 'CONTAINER_APP_NAME', 'CONTAINER_APP_JOB_NAME'];

/** The real environment over the `.env` file of the working directory, which production does not read. */
export function environment(real: Environment = process.env, file = '.env'): Environment {
  if (real['NODE_ENV'] === 'production' || !fs.existsSync(file)) return real;
  const fromFile = parseEnv(fs.readFileSync(file, 'utf8'));
  if (fromFile['NODE_ENV'] === 'production')
    throw new SettingsFault(['NODE_ENV=production in .env is refused: production reads no .env file.']);
  return { ...fromFile, ...real };
}

/** What the environment says for one setting; blanks count as unset. */
function given(name: SettingName, env: Environment): { text: string; source: Source; as: string } | undefined {
  const { aliases, secret } = settingOf(name);
  for (const as of [name, ...aliases]) {
    const raw = env[as] ?? '';
    if (raw.trim() !== '') return { text: secret ? raw.replace(/\r?\n$/, '') : raw.trim(), source: as === name ? 'env' : 'alias', as };
  }
  return undefined;
}

/** Azure hands over the reference itself where it could not read the vault. */
function resolved(text: string): string {
  if (!/@Microsoft\.KeyVault\(/i.test(text)) return text;
  throw new Error('still reads @Microsoft.KeyVault(...): check that reference, and that this app may read the vault');
}

function oldNames(env: Environment): string[] {
  const set = (name: string): boolean => (env[name] ?? '').trim() !== '';
  const retired = Object.keys(retiredNames).filter(set);
  const aliases = settingNames.flatMap((name) =>
    settingOf(name)
      .aliases.filter(set)
      .map((alias) => ({ name, alias })),
  );
  const known = new Set<string>([...settingNames, ...retired, ...aliases.map(({ alias }) => alias)]);
  const unknown = Object.keys(env).filter((name) => set(name) && !known.has(name));
  return [
    ...retired.map((name) => `${name} ${retiredNames[name] ?? ''}`),
    ...aliases.map(({ name, alias }) =>
      set(name) ? `${alias} is ignored: ${name} is set.` : `${alias} is an old name: set ${name} instead.`,
    ),
    ...unknown.flatMap((name) => {
      const meant = nearestName(name);
      return meant === undefined ? [] : [`${name} is not a setting: did you mean ${meant}?`];
    }),
  ];
}

/**
 * Reads every setting and collects every fault, without refusing: what `npm run settings` shows. `command`: for a program that serves
 * nobody.
 */
export function examineSettings(
  env: Environment = environment(),
  { command = false }: { command?: boolean } = {},
): { settings: Settings; faults: string[] } {
  const faults: string[] = [];
  const values: Partial<Record<SettingName, unknown>> = {};
  const sources: Partial<Record<SettingName, Source>> = {};
  const refused = new Set<SettingName>();
  for (const name of settingNames) {
    const setting = settingOf(name);
    const found = given(name, env);
    values[name] = setting.default;
    sources[name] = found?.source ?? 'default';
    if (!found) continue;
    try {
      values[name] = setting.parse(resolved(found.text));
    } catch (error) {
      refused.add(name);
      faults.push(`${found.as} ${(error as Error).message}.`);
    }
  }
  const all = values as Values;
  const production = all.NODE_ENV === 'production';
  const mark = azureMarks.find((name) => (env[name] ?? '') !== '');
  if (mark !== undefined && !production) faults.push(`NODE_ENV must be production on Azure (${mark} is set).`);
  const found = rulesOf(all, refused, command);
  const settings = { ...all, production, warnings: [...oldNames(env), ...found.warnings], sources: sources as Settings['sources'] };
  return { settings: Object.freeze(settings), faults: [...faults, ...found.faults] };
}

/** The settings of this process; throws SettingsFault with every fault at once. */
export function readSettings(env: Environment = environment()): Settings {
  const { settings, faults } = examineSettings(env);
  if (faults.length > 0) throw new SettingsFault(faults);
  return settings;
}
