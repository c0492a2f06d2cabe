import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const here = import.meta.dirname;
const stampFile = path.join(here, 'bundle', 'stamp');

/** Tells whether what is bundled is of these sources and this AdminJS. */
export function bundleStamp(): string {
  const { dependencies } = JSON.parse(fs.readFileSync(path.join(here, '../package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const hash = createHash('sha256').update(String(dependencies['adminjs']));
  const files = fs
    .readdirSync(path.join(here, 'ui'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|css|json)$/.test(file));
  for (const file of ['components.ts', ...files.sort().map((name) => path.join('ui', name))])
    hash.update(`${file}\n`).update(fs.readFileSync(path.join(here, file)));
  return hash.digest('hex');
}

/** Whether the bundle is there and of these sources. */
export const isBundled = (): boolean => fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === bundleStamp();

/** Notes of which sources the bundle is. */
export const noteBundled = (): void => fs.writeFileSync(stampFile, bundleStamp());

/** Bundles the components in a process of its own, where they are missing or stale: it takes half a gigabyte for a few seconds. */
export async function ensureBundle(signal?: AbortSignal): Promise<void> {
  if (isBundled()) return;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(here, 'bundle.ts')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(signal && { signal }),
  });
  if (child.pid !== undefined) os.setPriority(child.pid, os.constants.priority.PRIORITY_LOW); // the API comes first
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
  const code = await new Promise<number | null>((ended, failed) => {
    child.once('error', failed);
    child.once('exit', ended);
  });
  if (code !== 0) throw new Error(`The console's components could not be bundled: ${said}`);
}
