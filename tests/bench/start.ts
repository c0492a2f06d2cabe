import fs from 'node:fs';
import path from 'node:path';
import autocannon from 'autocannon';
import { newFolder, npmStart, printed, ended } from '../local/programs/processes.ts';
import { median } from '../support/figures.ts';
import { table } from './table.ts';

interface Seen {
  up_ms: number;
  ready_mb: number;
  used_mb: number;
}

/** From nothing but data of an earlier start to the first answer, and the memory when ready and after 4,000 requests, by what the process does. */
export async function benchStart({ rounds = 5 } = {}): Promise<void> {
  const dir = newFolder();
  try {
    await one(dir, 'api,worker,admin'); // makes the database and fills the compile cache
    const rows: string[][] = [];
    for (const roles of ['api', 'worker', 'admin', 'api,worker,admin']) {
      const seen: Seen[] = [];
      for (let turn = 0; turn < rounds; turn += 1) seen.push(await one(dir, roles));
      const of = (figure: keyof Seen): string => Math.round(median(seen.map((each) => each[figure]))).toString();
      rows.push([roles, of('up_ms'), of('ready_mb'), roles.includes('api') ? of('used_mb') : '']);
    }
    process.stdout.write(table(['roles', 'ms to the first 200', 'MB when ready', 'MB after 4,000 requests'], rows));
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

async function one(dir: string, roles: string): Promise<Seen> {
  const began = performance.now();
  const child = npmStart({ PORT: '0', LOG_LEVEL: 'warn', LONGHOUSE_DIR: dir, LONGHOUSE_ROLES: roles });
  try {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await printed(child, /Longhouse is up/))![0];
    const { status } = await fetch(`${url}/healthz`);
    if (status !== 200) throw new Error(`/healthz answers ${status}.`);
    const up_ms = performance.now() - began;
    if (roles.includes('admin')) await fetch(`${url}/admin/login`); // waits until the console is there
    const ready_mb = megabytes(child.pid!);
    if (roles.includes('api')) await use(url, dir);
    return { up_ms, ready_mb, used_mb: megabytes(child.pid!) };
  } finally {
    child.kill('SIGTERM');
    await ended(child);
  }
}

/** Four thousand lists, as many as the everyday limit of one organisation lets through in its burst or refuses. */
async function use(url: string, dir: string): Promise<void> {
  const { email, password } = JSON.parse(fs.readFileSync(path.join(dir, 'demo.json'), 'utf8')) as { email: string; password: string };
  const signedIn = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { access_token } = (await signedIn.json()) as { access_token: string };
  await autocannon({
    url: `${url}/api/v1/reports?limit=20`,
    headers: { authorization: `Bearer ${access_token}` },
    connections: 32,
    amount: 4_000,
  });
}

const megabytes = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1e3;
