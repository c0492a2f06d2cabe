import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { ended, gone, newFolder, printed, run } from '../local/programs/processes.ts';

// However the program ends, nothing of it stays: neither Postgres, nor Azurite, nor the guardian.
const dir = newFolder();
const starts: ChildProcess[] = [];
afterAll(async () => {
  for (const child of starts) child.kill('SIGKILL');
  await Promise.all(starts.map(ended));
  fs.rmSync(dir, { recursive: true, force: true });
});
const env = { PORT: '0', LOG_LEVEL: 'warn', LONGHOUSE_DIR: dir };
const start = (program = 'server/main.ts', ...args: string[]): ChildProcess => starts[starts.push(run(program, args, env)) - 1]!;
const up = /Longhouse is up/;

/** The server, its recorded children, and the guardian, which is found by its parent. */
function processes(): number[] {
  const { server, children } = JSON.parse(fs.readFileSync(path.join(dir, 'run.json'), 'utf8')) as {
    server: { pid: number };
    children: { pid: number }[];
  };
  const own = fs.readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8').trim().split(' ').map(Number);
  return [...new Set([server.pid, ...children.map(({ pid }) => pid), ...own])];
}

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('killed with SIGKILL', async () => {
  const server = start();
  await printed(server, up);
  const all = processes();
  expect(all).toHaveLength(4);
  server.kill('SIGKILL');
  await ended(server);
  expect(await gone(all)).toEqual([]);
});

onLinux('its parent killed, as when npm is', async () => {
  const parent = start('tests/local/programs/parent.ts', 'server/main.ts');
  await printed(parent, up);
  const all = processes();
  expect(all).toHaveLength(4);
  parent.kill('SIGKILL');
  expect(await gone(all)).toEqual([]);
  expect(fs.existsSync(path.join(dir, 'run.json'))).toBe(false);
});

onLinux('told to stop while it starts', async () => {
  const server = start();
  await printed(server, /Longhouse \d/);
  while (!fs.existsSync(path.join(dir, 'run.json'))) await new Promise((resolve) => setTimeout(resolve, 5));
  let all = processes();
  while (all.length < 3) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    all = processes();
  }
  server.kill('SIGTERM');
  expect(await ended(server)).toBe(0);
  expect(await gone(all)).toEqual([]);
});
