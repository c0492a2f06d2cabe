import { afterAll, expect, test } from '@jest/globals';
import fs from 'node:fs/promises';
import net from 'node:net';
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

/** Everything that comes back on a connection of its own, to its end; `more` is sent once `first` has been answered. */
function spoken(port: string, first: string, more?: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = net.connect(Number(port), '127.0.0.1').setEncoding('utf8').once('error', reject);
    socket.write(`GET /${first} HTTP/1.1\r\nHost: x\r\n\r\n`);
    socket.on('data', (text) => {
      if (heard === '' && more) socket.write(`GET /${more()} HTTP/1.1\r\nHost: x\r\n\r\n`);
      heard += text;
    });
    socket.once('close', () => resolve(heard));
  });
}

test('told to close, it lets in who has knocked, and answers what is on its way on a connection that is idle', async () => {
  const door = await take();
  const { port } = new URL(door.url);
  door.open(express().use((req, res) => void res.end(`answer to ${req.url}`)));
  let closed: Promise<void> | undefined;
  const idle = spoken(port, 'first', () => {
    closed = door.close();
    return 'second';
  });
  expect(await idle).toMatch(/keep-alive[^]*answer to \/first[^]*Connection: close[^]*answer to \/second$/);
  await closed;

  const next = await take();
  next.open(express().use((req, res) => void res.end(`answer to ${req.url}`)));
  await fs.stat('.'); // from here on as in a signal's handler: the loop has yet to look who is there
  const knocking = Array.from({ length: 20 }, (_, n) => spoken(new URL(next.url).port, `${n}`));
  await next.close();
  expect((await Promise.all(knocking)).every((heard, n) => heard.endsWith(`answer to /${n}`))).toBe(true);
});

test('told to close while each answer holds it up, it lets in all who stand in line', async () => {
  const door = await take();
  door.open(
    express().use((req, res) => {
      for (const end = performance.now() + 150; performance.now() < end;);
      res.end(`answer to ${req.url}`);
    }),
  );
  const knocking = Array.from({ length: 20 }, (_, n) => spoken(new URL(door.url).port, `${n}`));
  await door.close();
  expect((await Promise.all(knocking)).every((heard, n) => heard.endsWith(`answer to /${n}`))).toBe(true);
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
