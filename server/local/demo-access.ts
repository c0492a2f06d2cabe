import fs from 'node:fs';
import path from 'node:path';
import type { Tools } from '../platform/tools.ts';

/** How to sign in to the demo organisation. */
export interface DemoAccess {
  email: string;
  password: string;
  org_slug: string;
  api_key: string;
}

/** Makes one part of the demo and answers how to sign in to it; undefined if it is there already, as its password and key cannot be known again. */
export type SeedDemo = (tools: Tools) => Promise<DemoAccess | undefined>;

/** Where the demo's sign-in data are kept: `<data folder>/demo.json`, for this user's eyes only. */
export const demoFile = (dir: string): string => path.join(dir, 'demo.json');

/** Seeds the demo organisation unless its file is there, and keeps its `url` true, as the port may be another at each start. Answers whether it is there now. */
export async function keepDemoAccess(dir: string, url: string, tools: Tools, seed?: SeedDemo): Promise<boolean> {
  const file = demoFile(dir);
  const kept = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as DemoAccess & { url: string }) : undefined;
  if (kept?.url === url) return true;
  const access = kept ?? (await seed?.(tools));
  if (!access) return false;
  const { email, password, org_slug, api_key } = access;
  const partial = `${file}.${process.pid}`;
  fs.writeFileSync(partial, `${JSON.stringify({ url, email, password, org_slug, api_key }, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(partial, file);
  return true;
}
