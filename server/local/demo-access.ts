import fs from 'node:fs';
import path from 'node:path';
import type { StaffAccess } from '../../admin/people/seed.ts';
import type { SeededOrganisation } from '../modules/identity/index.ts';
import type { Settings } from '../platform/config/index.ts';
import type { Tools } from '../platform/tools.ts';

/** How to sign in to the demo organisation, and to the staff console. */
export type DemoAccess = Pick<SeededOrganisation, 'email' | 'password' | 'org_slug' | 'api_key'> & Partial<StaffAccess>;

/**
 * Makes the demo organisation, or gives its owner new sign-in data, and answers how to sign in; undefined if somebody else has its slug.
 */
export type SeedDemo = (tools: Tools) => Promise<DemoAccess | undefined>;

/** The port at which `npm run demo` serves its sample repository to a server that is up already, as GitHub would. */
export const samplePort = 8099;

/** The settings of a start on a developer's machine, which may read the sample repository of `npm run demo` beside what they name. */
export const withSample = (settings: Settings): Settings => ({
  ...settings,
  GIT_ALLOWED_HOSTS: [...settings.GIT_ALLOWED_HOSTS, `127.0.0.1:${samplePort}`],
});

/** Where the demo's sign-in data are kept: `<data folder>/demo.json`, for this user's eyes only. */
export const demoFile = (dir: string): string => path.join(dir, 'demo.json');

/** What the file says, or undefined if there is none that can be read. */
export function readDemoAccess(dir: string): (DemoAccess & { url: string }) | undefined {
  try {
    return JSON.parse(fs.readFileSync(demoFile(dir), 'utf8')) as DemoAccess & { url: string };
  } catch {
    return undefined;
  }
}

/**
 * Seeds the demo organisation unless its file is there, and keeps its `url` true, as the port may be another at each start. Answers whether
 * it is there now.
 */
export async function keepDemoAccess(dir: string, url: string, tools: Tools, seed?: SeedDemo): Promise<boolean> {
  const kept = readDemoAccess(dir);
  if (kept?.url === url) return true;
  const access = kept ?? (await seed?.(tools));
  if (!access) return false;
  const { email, password, org_slug, api_key, staff_email, staff_password, staff_totp_secret } = access;
  const file = demoFile(dir);
  const partial = `${file}.${process.pid}`;
  const lines = { url, email, password, org_slug, api_key, staff_email, staff_password, staff_totp_secret };
  fs.writeFileSync(partial, `${JSON.stringify(lines, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(partial, file);
  return true;
}
