import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { openOutbound, type Outbound } from '../../server/platform/outbound/index.ts';
import { makeTls } from '../support/tls.ts';

type Handler = (req: http.IncomingMessage, res: http.ServerResponse) => void;

let handler: Handler = (_req, res) => void res.end('ok');
const seen: string[] = [];
let canaryTouched = 0;
let tls: Awaited<ReturnType<typeof makeTls>>;
const server = http.createServer((req, res) => {
  seen.push(`${req.method} ${req.url} ${req.headers.authorization ?? ''}`.trim());
  handler(req, res);
});
const canary = net.createServer((socket) => {
  canaryTouched += 1;
  socket.destroy();
});
let secure: https.Server;
let here: Outbound;
const opened: Outbound[] = [];
const portOf = (listening: net.Server) => (listening.address() as AddressInfo).port;
const at = (path: string) => new URL(path, `http://127.0.0.1:${portOf(server)}`);

function open(hosts: string[], parts: Parameters<typeof openOutbound>[1] = {}, production = false): Outbound {
  const outbound = openOutbound({ GIT_ALLOWED_HOSTS: hosts, production }, parts);
  opened.push(outbound);
  return outbound;
}

beforeAll(async () => {
  tls = await makeTls();
  secure = https.createServer(tls, (req, res) => void res.end(`hello ${req.headers.host}`));
  for (const listening of [server, canary, secure]) await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  here = open([`127.0.0.1:${portOf(server)}`]);
});

beforeEach(() => {
  seen.length = 0;
  handler = (_req, res) => void res.end('ok');
});

afterAll(async () => {
  for (const outbound of opened) await outbound.close();
  server.closeAllConnections();
  for (const listening of [server, canary, secure]) await new Promise((resolve) => listening.close(resolve));
  tls.remove();
});

describe('pinned addresses', () => {
  const resolvingTo =
    (...addresses: string[]) =>
    () =>
      Promise.resolve(addresses.map((address) => ({ address, family: net.isIP(address) })));

  test.each([
    ['loopback', ['127.0.0.1']],
    ['one bad address among good ones', ['140.82.112.3', '127.0.0.1']],
    ['the metadata service', ['169.254.169.254']],
    ["Azure's host agent", ['168.63.129.16']],
    ['a mapped address', ['::ffff:127.0.0.1']],
    ['NAT64', ['64:ff9b::7f00:1']],
    ['a private network', ['10.0.0.5']],
  ])('an allowed name that resolves to %s is refused before anything is sent', async (_what, addresses) => {
    const outbound = open([`ghe.example.com:${portOf(canary)}`], { resolve: resolvingTo(...addresses) }, true);
    const before = canaryTouched;
    await expect(outbound.fetch(new URL(`https://ghe.example.com:${portOf(canary)}/`))).rejects.toMatchObject({
      name: 'OutboundRefused',
      reason: 'address',
    });
    expect(canaryTouched).toBe(before);
  });

  test('the canary would have seen it: the same name, listed off production, does arrive', async () => {
    const outbound = open([`ghe.example.com:${portOf(canary)}`], { resolve: resolvingTo('127.0.0.1') });
    const before = canaryTouched;
    await expect(outbound.fetch(new URL(`https://ghe.example.com:${portOf(canary)}/`))).rejects.toMatchObject({ reason: 'unreachable' });
    expect(canaryTouched).toBeGreaterThan(before);
  });

  test('the name is resolved once and the checked address is the one called', async () => {
    let asked = 0;
    const rebinding = () => {
      asked += 1;
      return Promise.resolve([{ address: asked === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }]);
    };
    const outbound = open([`localhost:${portOf(secure)}`], { resolve: rebinding, ca: tls.cert });
    const answer = await outbound.fetch(new URL(`https://localhost:${portOf(secure)}/`));
    expect(answer.body.toString()).toBe(`hello localhost:${portOf(secure)}`);
    expect(asked).toBe(1);
  });

  test('a certificate that nobody trusts is not accepted', async () => {
    const outbound = open([`127.0.0.1:${portOf(secure)}`]);
    await expect(outbound.fetch(new URL(`https://127.0.0.1:${portOf(secure)}/`))).rejects.toMatchObject({ reason: 'unreachable' });
  });

  test('addresses that are not listed get no connection at all', async () => {
    const before = canaryTouched;
    const port = portOf(canary);
    for (const url of [
      `http://127.0.0.1:${port}`,
      `https://127.0.0.1:${port}`,
      `https://2130706433:${port}`,
      `https://[::ffff:7f00:1]:${port}`,
    ]) {
      await expect(here.fetch(new URL(url))).rejects.toMatchObject({ name: 'OutboundRefused' });
      await expect(here.asFetch(url)).rejects.toMatchObject({ name: 'OutboundRefused' });
      expect(() => here.checkBaseUrl(url)).toThrow(expect.objectContaining({ name: 'OutboundRefused' }));
    }
    expect(canaryTouched).toBe(before);
  });

  test('proxy variables are not read', async () => {
    const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY', 'NODE_USE_ENV_PROXY'];
    const before = canaryTouched;
    for (const name of names) process.env[name] = `http://127.0.0.1:${portOf(canary)}`;
    try {
      const outbound = open([`127.0.0.1:${portOf(server)}`]);
      expect((await outbound.fetch(at('/'))).body.toString()).toBe('ok');
    } finally {
      for (const name of names) delete process.env[name];
    }
    expect(canaryTouched).toBe(before);
  });
});

describe('redirects', () => {
  const redirectTo =
    (location: string, status = 302): Handler =>
    (req, res) => {
      if (req.url === '/start') res.writeHead(status, { location }).end();
      else res.end('arrived');
    };

  test('on the same host are followed, with the authorisation', async () => {
    handler = redirectTo('/there');
    const answer = await here.fetch(at('/start'), { headers: { authorization: 'Bearer t' } });
    expect(answer.body.toString()).toBe('arrived');
    expect(seen).toEqual(['GET /start Bearer t', 'GET /there Bearer t']);
  });

  test.each([301, 302, 303, 307, 308])('elsewhere (%d) are refused and nothing is carried there', async (status) => {
    const before = canaryTouched;
    for (const place of [
      `http://127.0.0.1:${portOf(canary)}/`,
      `//127.0.0.1:${portOf(canary)}/`,
      'https://api.github.com/',
      'file:///etc/passwd',
      'http://[',
    ]) {
      handler = redirectTo(place, status);
      await expect(here.fetch(at('/start'), { headers: { authorization: 'Bearer t' } })).rejects.toMatchObject({ reason: 'redirect' });
    }
    expect(canaryTouched).toBe(before);
  });

  test('are followed at most twice, and never for a POST', async () => {
    handler = (req, res) => void res.writeHead(302, { location: `${req.url}x` }).end();
    await expect(here.fetch(at('/a'))).rejects.toMatchObject({ reason: 'redirect' });
    expect(seen).toHaveLength(3);
    await expect(here.fetch(at('/a'), { method: 'POST', body: 'x' })).rejects.toMatchObject({ reason: 'redirect' });
    expect(seen).toHaveLength(4);
  });
});
