import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect } from '@jest/globals';
import { bare } from '../local/programs/processes.ts';
import { until } from '../support/until.ts';
import type { Person, World } from '../support/world.ts';

interface Run {
  child: ChildProcess;
  /** What it said, with its exit code, the most memory that it held, and how long it took. */
  ended: Promise<{ said: string; peak_mb: number; seconds: number }>;
}

const { scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const words = scripts['import:nocodb']!.split(' ');
const flags = words.slice(words.indexOf('node') + 1);

/** The most memory that a process has held so far; 0 where the system does not tell. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_000;
  } catch {
    return 0;
  }
}

/** Runs the command as npm does, in plain Node, on the database of the world. */
export function startImport(world: World, dir: string, args: readonly string[]): Run {
  const { app, auth } = world.database.roles;
  const env = {
    ...bare,
    LONGHOUSE_DIR: dir,
    LOCAL_KEY_FILE: world.settings.LOCAL_KEY_FILE,
    DB_URI: `postgresql://${app.user}:${String(app.password)}@${app.host}:${app.port}/${app.database}`,
    DB_AUTH_USER: auth.user,
    DB_AUTH_PASSWORD: String(auth.password),
  } as NodeJS.ProcessEnv;
  const begun = performance.now();
  const child = spawn(process.execPath, [...flags, ...args], { env });
  let said = '';
  let peak_mb = 0;
  const watch = setInterval(() => (peak_mb = Math.max(peak_mb, peakOf(child.pid!))), 50);
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  const ended = new Promise<{ said: string; peak_mb: number; seconds: number }>((resolve) =>
    child.once('close', (code) => {
      clearInterval(watch);
      resolve({ said: `${said}exit ${code}`, peak_mb, seconds: (performance.now() - begun) / 1_000 });
    }),
  );
  return { child, ended };
}

/** An import that is killed when so much of it is kept, and run again: every row is there once. Answers what the second run and a whole dry run took. */
export async function importKilled(
  world: World,
  dir: string,
  admin: Person,
  { rows, people, killAt }: Record<'rows' | 'people' | 'killAt', number>,
) {
  const file = path.join(dir, 'killed.json');
  const row = (n: number) => ({
    Id: n,
    session_id: `session-${n}`,
    user_id: `device-${n % people}`,
    summary: `said ${n} ${'. '.repeat(200)}`,
  });
  fs.writeFileSync(file, JSON.stringify(Array.from({ length: rows }, (_, n) => row(n))));
  const args = [file, '--org', (await admin.get('/org')).body.slug as string];
  const count = async (what: string): Promise<number> =>
    Number((await world.database.sql(`select count(${what}) from app.session_summaries where org_id = $1`, [admin.org_id]))[0]!['count']);
  const first = startImport(world, dir, [...args, '--apply']);
  await until('a part of it is kept', async () => (await count('*')) >= killAt);
  first.child.kill('SIGKILL');
  await first.ended;
  const left = await count('*');
  expect([left % 500, left > 0, left < rows]).toEqual([0, true, true]);
  const second = await startImport(world, dir, [...args, '--apply']).ended;
  expect(second.said).toContain(`${rows.toLocaleString('en-GB')} rows read, ${(rows - left).toLocaleString('en-GB')} kept.`);
  expect([await count('*'), await count('distinct session_id')]).toEqual([rows, rows]);
  expect(await world.database.sql('select count(*)::int from app.users where org_id = $1', [admin.org_id])).toEqual([{ count: people }]);
  const dry = await startImport(world, dir, args).ended;
  expect(dry.said).toContain('Nothing was written: this was a dry run.');
  return { file, left, second, dry };
}
