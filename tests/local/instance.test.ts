import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { claim } from '../../server/local/instance.ts';
import { identityOf } from '../../server/local/process-identity.ts';
import { ended, gone, newFolder, printed, run } from './programs/processes.ts';

const holder = 'tests/local/programs/hold-folder.ts';
const folders: string[] = [];
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(children.map(ended));
  for (const dir of folders) fs.rmSync(dir, { recursive: true, force: true });
});
const folder = (): string => folders[folders.push(newFolder()) - 1]!;
const start = (...args: string[]): ChildProcess => children[children.push(run(holder, args)) - 1]!;
const saidBy = async (child: ChildProcess) => JSON.parse(await printed(child, /\n/)) as { held: boolean; why?: string; postgres?: number };

test('of two starts at the same moment, one gets the folder and the other is refused in one sentence', async () => {
  const dir = folder();
  const said = await Promise.all([saidBy(start(dir)), saidBy(start(dir))]);
  expect(said.filter(({ held }) => held)).toHaveLength(1);
  expect(said.find(({ held }) => !held)?.why).toMatch(
    /^Longhouse already runs on .*: stop that one first, or set LONGHOUSE_DIR to another folder\.$/,
  );
});

test('a folder whose process was killed is free again, however its number is used since', async () => {
  const dir = folder();
  const killed = start(dir);
  await saidBy(killed);
  killed.kill('SIGKILL');
  await ended(killed);
  // As if the number had been given to another process, here to this one.
  const record = JSON.parse(fs.readFileSync(path.join(dir, 'run.json'), 'utf8')) as { server: { pid: number }; children: object[] };
  record.server.pid = process.pid;
  record.children.push({ pid: process.pid, started: 'another boot 1' });
  fs.writeFileSync(path.join(dir, 'run.json'), JSON.stringify(record));
  const instance = await claim(dir);
  instance.release();
  expect(fs.existsSync(path.join(dir, 'run.json'))).toBe(false);
});

test('a server killed with SIGKILL takes its Postgres along, and the next one starts on the same data', async () => {
  const dir = folder();
  for (let round = 0; round < 2; round++) {
    const server = start(dir, 'postgres');
    const { postgres } = await saidBy(server);
    expect(identityOf(postgres!)).toBeDefined();
    server.kill('SIGKILL');
    await ended(server);
    if (round === 1) expect(await gone([postgres!])).toEqual([]);
  }
});

test('what a run left behind without its guardian is stopped by the next start', async () => {
  const dir = folder();
  const left = start(folder());
  await saidBy(left);
  fs.writeFileSync(
    path.join(dir, 'run.json'),
    JSON.stringify({ server: { pid: 1, started: 'before' }, children: [identityOf(left.pid!)] }),
  );
  const instance = await claim(dir);
  expect(await gone([left.pid!])).toEqual([]);
  instance.release();
});

test('a folder that cannot be made is one sentence', async () => {
  const file = path.join(folder(), 'file');
  fs.writeFileSync(file, '');
  await expect(claim(path.join(file, 'below'))).rejects.toThrow(/^The data folder .* cannot be written \(ENOTDIR\): set LONGHOUSE_DIR/);
});
