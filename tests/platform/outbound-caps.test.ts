import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import zlib from 'node:zlib';
import { whileHolding } from '../../server/platform/db/holding.ts';
import { openPatience, type Patience } from '../support/patience.ts';

type Handler = (req: http.IncomingMessage, res: http.ServerResponse) => void;

let handler: Handler;
const seen: string[] = [];
const server = http.createServer((req, res) => {
  seen.push(`${req.method} ${req.url}`);
  handler(req, res);
});
let here: Patience;
const at = (path: string) => new URL(path, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  here = openPatience([at('/').host]);
});

beforeEach(() => {
  seen.length = 0;
  here.hurried = false;
  handler = (_req, res) => void res.end('ok');
});

afterAll(async () => {
  await here.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('caps', () => {
  test('a body beyond the cap is cut while it streams', async () => {
    let sent = 0;
    handler = (_req, res) => {
      const push = () => {
        while (!res.destroyed && sent < 60_000_000 && res.write(Buffer.alloc(65_536))) sent += 65_536;
        if (!res.destroyed && sent < 60_000_000) res.once('drain', push);
        else res.end();
      };
      push();
    };
    await expect(here.fetch(at('/'))).rejects.toMatchObject({ name: 'OutboundFailed', reason: 'too_large' });
    expect(sent).toBeLessThan(30_000_000);
  });

  test('a small gzip that inflates beyond the cap is cut', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(40_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    handler = (_req, res) => void res.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    await expect(here.fetch(at('/'))).rejects.toMatchObject({ reason: 'too_large' });
  });

  test('gzip is read, other encodings and false gzip are not', async () => {
    handler = (req, res) =>
      void res.writeHead(200, { 'content-encoding': 'gzip' }).end(zlib.gzipSync(String(req.headers['accept-encoding'])));
    expect((await here.fetch(at('/'))).body.toString()).toBe('gzip');
    expect(await (await here.asFetch(at('/'))).text()).toBe('gzip');
    handler = (_req, res) => void res.writeHead(200, { 'content-encoding': 'br' }).end('x');
    await expect(here.fetch(at('/'))).rejects.toMatchObject({ reason: 'encoding' });
    handler = (_req, res) => void res.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip');
    await expect(here.fetch(at('/'))).rejects.toMatchObject({ reason: 'encoding' });
  });

  test('a caller may lower the cap, not raise it', async () => {
    handler = (_req, res) => void res.end(Buffer.alloc(2_000));
    await expect(here.fetch(at('/'), { max_bytes: 1_000 })).rejects.toMatchObject({ reason: 'too_large' });
    handler = (_req, res) => void res.end(Buffer.alloc(11 * 1024 * 1024));
    await expect(here.fetch(at('/'), { max_bytes: 1e9 })).rejects.toMatchObject({ reason: 'too_large' });
  });

  test('no answer, half an answer, and an answer that trickles all end', async () => {
    here.hurried = true;
    handler = () => undefined;
    await expect(here.fetch(at('/'))).rejects.toMatchObject({ reason: 'timeout' });
    handler = (_req, res) => void res.write('half');
    await expect(here.fetch(at('/'))).rejects.toMatchObject({ reason: 'timeout' });
    handler = (_req, res) => {
      const drip = setInterval(() => res.write('.'), 20);
      res.on('close', () => clearInterval(drip));
    };
    await expect(here.fetch(at('/'))).rejects.toMatchObject({ reason: 'timeout' });
  });

  test('one host gets four requests at once', async () => {
    let open = 0;
    let most = 0;
    handler = (_req, res) => {
      most = Math.max(most, (open += 1));
      setTimeout(() => {
        open -= 1;
        res.end('ok');
      }, 30);
    };
    await Promise.all(Array.from({ length: 16 }, () => here.fetch(at('/'))));
    expect(most).toBe(4);
  });

  test("a caller's signal ends the wait", async () => {
    handler = () => undefined;
    await expect(here.fetch(at('/'), { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ reason: 'timeout' });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    await expect(here.fetch(at('/'), { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('what is sent', () => {
  test('method, headers and body arrive, and the answer comes back whole', async () => {
    handler = (req, res) => {
      let body = '';
      req.on('data', (part: Buffer) => (body += part.toString()));
      req.on('end', () =>
        res.writeHead(201, { 'x-one': '1', 'set-cookie': ['a=1', 'b=2'] }).end(`${req.method} ${String(req.headers['x-sent'])} ${body}`),
      );
    };
    const answer = await here.fetch(at('/'), { method: 'post', headers: { 'x-sent': 'yes' }, body: 'text' });
    expect([answer.status, answer.headers.get('x-one'), answer.body.toString()]).toEqual([201, '1', 'POST yes text']);
    const response = await here.asFetch(at('/'), { method: 'PUT', headers: { 'x-sent': 'no' }, body: new URLSearchParams({ a: 'b' }) });
    expect([response.status, await response.text()]).toEqual([201, 'PUT no a=b']);
  });

  test.each(['host', 'connection', 'content-length', 'transfer-encoding', 'upgrade', 'proxy-authorization'])(
    'the header %s is not for callers',
    async (name) => {
      await expect(here.fetch(at('/'), { headers: { [name]: '1' } })).rejects.toMatchObject({ reason: 'header' });
      expect(seen).toEqual([]);
    },
  );

  test('asFetch takes addresses, text and bytes only', async () => {
    await expect(here.asFetch(new Request(at('/')))).rejects.toMatchObject({ name: 'OutboundRefused' });
    await expect(here.asFetch(at('/'), { method: 'POST', body: new ReadableStream() })).rejects.toMatchObject({ name: 'OutboundRefused' });
    handler = (_req, res) => void res.writeHead(204).end();
    expect((await here.asFetch(at('/'), { method: 'DELETE' })).status).toBe(204);
  });

  test('nobody leaves the building while a transaction is open', async () => {
    await expect(whileHolding('reports.add', () => here.fetch(at('/')))).rejects.toThrow('held a transaction');
    expect(seen).toEqual([]);
  });

  test('a base address is checked when it is stored', () => {
    expect(here.checkBaseUrl(at('/api/v3').href).pathname).toBe('/api/v3');
    for (const url of [at('/?a=b').href, at('/#a').href, 'https://example.com/']) {
      expect(() => here.checkBaseUrl(url)).toThrow(expect.objectContaining({ name: 'OutboundRefused' }));
    }
  });
});
