import { afterAll, expect, test } from '@jest/globals';
import express from 'express';
import { home } from '../../server/home/index.ts';
import { takeDoor, type Door } from '../../server/run/door.ts';

const doors: Door[] = [];
afterAll(() => Promise.all(doors.map((door) => door.close())));
const take = async (port = 0): Promise<Door> => doors[doors.push(await takeDoor('127.0.0.1', port)) - 1]!;

test('who knocks before the app is ready waits and is served', async () => {
  const door = await take();
  const early = fetch(door.url);
  door.open(express().use(home({ version: '1.2.3' })));
  expect(await (await early).json()).toMatchObject({ name: 'Longhouse', version: '1.2.3', links: { console: null } });
});

test('a start that fails lets the waiting go at once', async () => {
  const door = await take();
  const early = fetch(door.url).then(
    () => 'served',
    () => 'let go',
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  await door.close();
  expect(await early).toBe('let go');
});

test('a port or address that cannot be had is one sentence', async () => {
  const { url } = await take();
  await expect(takeDoor('127.0.0.1', Number(new URL(url).port))).rejects.toThrow(/^Port \d+ is taken: [^\n]*\.?$/);
  await expect(takeDoor('192.0.2.1', 0)).rejects.toThrow(/^HOST 192\.0\.2\.1 is not an address of this machine\.$/);
});

test('the front page for a browser escapes what it is given and names what to type next', async () => {
  const door = await take();
  door.open(express().use(home({ version: '1.0.0', console: '/admin', tryNext: 'npm run <demo>' })));
  const get = (path: string, method = 'GET') => fetch(door.url + path, { method, headers: { accept: 'text/html' } });
  const html = await (await get('/')).text();
  expect(html).toContain('<a href="/admin">');
  expect(html).toContain('npm run &lt;demo&gt;');
  expect((await get('/home.css')).headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(await (await get('/', 'HEAD')).text()).toBe('');
  expect((await get('/', 'POST')).status).toBe(404);
  expect((await get('/home.js')).status).toBe(404);
});
