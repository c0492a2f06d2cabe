import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ended, gone, newFolder, printed, run } from '../local/programs/processes.ts';
import { until } from '../support/until.ts';

// The program in plain Node, as `npm start` runs it: what works in Jest only (a wrong import, say) fails here.
const dir = newFolder();
const starts: ChildProcess[] = [];
const start = (env: NodeJS.ProcessEnv = {}): ChildProcess =>
  starts[starts.push(run('server/main.ts', [], { PORT: '0', LOG_LEVEL: 'warn', LONGHOUSE_DIR: dir, ...env })) - 1]!;
const urlIn = (text: string): string => /Home +(http:\S+?)\/\s/.exec(text)?.[1] ?? '';
const up = /Longhouse is up[^]*\n$/;
const record = () =>
  JSON.parse(fs.readFileSync(path.join(dir, 'run.json'), 'utf8')) as { server: { pid: number }; children: { pid: number }[] };

/** Azurite comes up a moment after the rest: until then the house is degraded, and on a busy machine a check may come too late once. */
async function readiness(at = url): Promise<[number, { status: string }]> {
  for (;;) {
    const answer = await fetch(`${at}/readyz`);
    const body = (await answer.json()) as { status: string };
    if (body.status === 'ready') return [answer.status, body];
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

let first: ChildProcess;
let said: string;
let url: string;
beforeAll(async () => {
  first = start();
  said = await printed(first, up);
  url = urlIn(said);
});
afterAll(async () => {
  for (const child of starts) child.kill('SIGKILL');
  await Promise.all(starts.map(ended));
  fs.rmSync(dir, { recursive: true, force: true });
});

test('it says where everything is, and on a first start what to type next', () => {
  for (const line of [/Home +http/, /API +http\S+\/api\/docs/, /Staff console +/, /Health +http\S+\/healthz/, /Version +http\S+\/version/])
    expect(said).toMatch(line);
  expect(said).toContain('Next, in another terminal: npm run demo');
});

test('the operations answer', async () => {
  const health = await fetch(`${url}/healthz`);
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
  // On a machine with no time to spare a check may be late; it is asked again, as a load balancer does.
  await until('the server is ready', async () => (await readiness())[0] === 200);
  expect(await readiness()).toEqual([
    200,
    { status: 'ready', checks: { database: 'ok', schema: 'ok', roles: 'ok', keys: 'ok', blobs: 'ok' } },
  ]);
  expect(await (await fetch(`${url}/version`)).json()).toMatchObject({ name: 'longhouse' });
});

test('the front page is HTML for a browser and JSON for a program, and its own style is allowed by its policy', async () => {
  const page = await fetch(url, { headers: { accept: 'text/html,application/xhtml+xml' } });
  const html = await page.text();
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
  expect(html).not.toMatch(/<script|style=|(?:href|src)="(?!\/)/);
  for (const [, own = ''] of html.matchAll(/(?:href|src)="(\/[^"]*)"/g)) expect([own, (await fetch(url + own)).status]).toEqual([own, 200]);
  const json = (await (await fetch(url)).json()) as { links: Record<string, string | null> };
  expect(json.links).toMatchObject({ api: '/api/docs', health: '/healthz', version: '/version' });
});

test('a second start on the same folder is refused in one sentence, and so is a taken port', async () => {
  const second = start();
  await expect(printed(second, up)).rejects.toThrow(
    /Longhouse already runs on .* \(process \d+\): stop that one first, or set LONGHOUSE_DIR to another folder\.\n$/,
  );
  expect(await ended(second)).toBe(1);
  const elsewhere = newFolder();
  const third = start({ LONGHOUSE_DIR: elsewhere, PORT: new URL(url).port });
  await expect(printed(third, up)).rejects.toThrow(/Port \d+ is taken: stop what listens there, or set PORT to another one[^\n]*\n$/);
  fs.rmSync(elsewhere, { recursive: true, force: true });
});

test('settings that cannot be started with are one sentence each, exit code 78', async () => {
  const refused = start({ PORT: 'eighty', HOST: '', LONGHOUSE_ROLES: 'cook' });
  const error = (await printed(refused, up).catch((reason: Error) => reason)) as Error;
  expect(error.message).toMatch(/PORT [^\n]*\n/);
  expect(error.message).not.toMatch(/\n\s+at /);
  expect(await ended(refused)).toBe(78);
});

test('SIGTERM ends it with 0 and leaves no process; the next start keeps the data and is stopped by Ctrl-C', async () => {
  const made = await fetch(`${url}/api/v1/auth/request-pin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'boot@example.org' }),
  });
  expect(made.status).toBe(202);
  const before = record();
  expect(before.children).toHaveLength(2);
  first.kill('SIGTERM');
  expect(await ended(first)).toBe(0);
  expect(await gone(before.children.map(({ pid }) => pid))).toEqual([]);
  expect(fs.existsSync(path.join(dir, 'run.json'))).toBe(false);

  const second = start();
  const again = await printed(second, up);
  expect(again).not.toContain('migrated');
  expect(again).not.toContain('Next, in another terminal');
  expect((await readiness(urlIn(again)))[0]).toBe(200);
  const children = record().children.map(({ pid }) => pid);
  second.kill('SIGINT');
  expect(await ended(second)).toBe(0);
  expect(await gone(children)).toEqual([]);
});
