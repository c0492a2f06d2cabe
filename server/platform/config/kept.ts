import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SettingsFault } from './fault.ts';
import type { Settings } from './settings.ts';

const keptNames = ['JWT_SIGNING_KEY', 'PIN_PEPPER', 'CURSOR_SECRET', 'STAFF_SESSION_SECRET'] as const;
type Kept = Partial<Record<(typeof keptNames)[number], string>>;

function readKept(file: string): Kept {
  if (!fs.existsSync(file)) return {};
  try {
    const found = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>;
    const usable = keptNames.filter((name) => typeof found[name] === 'string' && found[name].length >= 32);
    return Object.fromEntries(usable.map((name) => [name, found[name]]));
  } catch {
    throw new SettingsFault([`${file} is damaged: restore it, or delete it and everyone signs in again.`]);
  }
}

/** Written beside and put in place whole: a reader never meets half a file, and of two first starts at once one wins for both. */
function writeKept(file: string, kept: Kept): void {
  const beside = `${file}.${process.pid}`;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(beside, `${JSON.stringify(kept, undefined, 2)}\n`, { mode: 0o600 });
  if (fs.existsSync(file)) return fs.renameSync(beside, file);
  try {
    fs.linkSync(beside, file);
  } catch (error) {
    if (!fs.existsSync(file)) throw error;
  }
  fs.rmSync(beside);
}

function filled(settings: Settings, kept: Kept): Settings {
  const named = keptNames.filter((name) => unset(settings, name) && kept[name] !== undefined);
  return Object.freeze({
    ...settings,
    ...Object.fromEntries(named.map((name) => [name, kept[name]])),
    sources: { ...settings.sources, ...Object.fromEntries(named.map((name) => [name, 'kept'])) },
  });
}

/** JWT_SECRET signs where JWT_SIGNING_KEY is unset, so a key made here must not take its place. */
const unset = (settings: Settings, name: (typeof keptNames)[number]): boolean =>
  settings[name] === undefined && !(name === 'JWT_SIGNING_KEY' && settings.JWT_SECRET !== undefined);

/** The settings with the secrets that `<dir>/secrets.json` already holds; makes none. */
export const alreadyKept = (dir: string, settings: Settings): Settings =>
  settings.production ? settings : filled(settings, readKept(path.join(dir, 'secrets.json')));

/**
 * Off production: the settings with every unset secret made once and kept in `<dir>/secrets.json` (mode 0600). In production: as they are.
 */
export function keptSecrets(dir: string, settings: Settings): Settings {
  if (settings.production) return settings;
  const file = path.join(dir, 'secrets.json');
  const kept = readKept(file);
  const missing = keptNames.filter((name) => unset(settings, name) && kept[name] === undefined);
  if (missing.length === 0) {
    if (fs.existsSync(file)) fs.chmodSync(file, 0o600);
    return filled(settings, kept);
  }
  writeKept(file, { ...kept, ...Object.fromEntries(missing.map((name) => [name, randomBytes(48).toString('base64url')])) });
  return filled(settings, readKept(file));
}
