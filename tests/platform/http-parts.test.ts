import { expect, jest, test } from '@jest/globals';
import type { Response } from 'express';
import { systemClock } from '../../server/core/clock.ts';
import type { Db } from '../../server/platform/db/index.ts';
import { JwtRing, jwtRing, makeApiKey, parseApiKey } from '../../server/platform/http/index.ts';
import { clientIp } from '../../server/platform/http/client-ip.ts';
import { RateLimits } from '../../server/platform/http/rate-limit.ts';
import { RouteTable } from '../../server/platform/http/route-table.ts';
import { identifier } from '../../server/platform/http/signed-in.ts';

test('client addresses lose their port, and IPv6 counts by its /64', () => {
  const table: Record<string, string> = {
    '203.0.113.9': '203.0.113.9',
    '203.0.113.9:4711': '203.0.113.9',
    '::ffff:203.0.113.9': '203.0.113.9',
    ' 203.0.113.9 ': '203.0.113.9',
    '2001:db8:1:2:3:4:5:6': '2001:db8:1:2::/64',
    '[2001:db8:1:2::9]:443': '2001:db8:1:2::/64',
    '2001:0DB8:0001:0002::1': '2001:db8:1:2::/64',
    '::1': '0:0:0:0::/64',
    'fe80::1%eth0': 'fe80:0:0:0::/64',
    'not-an-address': 'unknown',
    '': 'unknown',
    '999.1.1.1': 'unknown',
  };
  for (const [given, wanted] of Object.entries(table)) expect([given, clientIp(given)]).toEqual([given, wanted]);
  expect(clientIp(undefined)).toBe('unknown');
});

test('API keys are random, and any single wrong character is found by the checksum', () => {
  const { id, key, hash } = makeApiKey();
  expect(parseApiKey(key)).toEqual({ id, hash });
  expect(makeApiKey().key).not.toBe(key);
  for (let at = 8; at < key.length; at += 1) {
    const other = key[at] === 'x' ? 'y' : 'x';
    expect(parseApiKey(key.slice(0, at) + other + key.slice(at + 1))).toBeUndefined();
  }
  for (const bad of ['', 'lh_live_', `${key} `, `${key}\n`, key.slice(0, -1), key.toUpperCase()]) expect(parseApiKey(bad)).toBeUndefined();
});

test('a key with a wrong checksum never reaches the look-up', async () => {
  const apiKey = jest.fn(async () => undefined);
  const identify = identifier(new JwtRing(['k'.repeat(32)]), { apiKey, session: async () => undefined }, systemClock);
  const { key } = makeApiKey();
  const ask = (token: string) => identify({ headers: { authorization: `Bearer ${token}` } } as never);
  await expect(ask(`${key.slice(0, -1)}${key.endsWith('x') ? 'y' : 'x'}`)).rejects.toMatchObject({ status: 401 });
  expect(apiKey).not.toHaveBeenCalled();
  await expect(ask(key)).rejects.toMatchObject({ status: 401 });
  expect(apiKey).toHaveBeenCalledTimes(1);
});

test('tokens without kid go to the legacy door where there is one, and only they', async () => {
  const legacy = jest.fn(async (_token: string) => undefined);
  const ring = new JwtRing(['k'.repeat(32)]);
  const identify = identifier(ring, { legacy, apiKey: async () => undefined, session: async () => undefined }, systemClock);
  const old = `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.e30.x`;
  await expect(identify({ headers: { authorization: `Bearer ${old}` } } as never)).rejects.toMatchObject({ status: 401 });
  expect(legacy).toHaveBeenCalledWith(old);
});

test('the first secret signs, all of them verify, and without one there is no ring', () => {
  const kid = (token: string) => (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }).kid;
  const session = { sub: 's', org_id: 'o', sid: 'i' };
  const ring = jwtRing({ JWT_SIGNING_KEY: 'new '.repeat(10), JWT_SECRET: 'old '.repeat(10), JWT_PREVIOUS_SECRETS: ['older '.repeat(10)] });
  const [a, b] = [kid(ring.sign(session, 60)), kid(jwtRing({ JWT_SECRET: 'old '.repeat(10) }).sign(session, 60))];
  expect(a).not.toBe(b);
  expect([ring.key(a), ring.key(b), ring.key('else')].map((key) => key !== undefined)).toEqual([true, true, false]);
  expect(kid(new JwtRing(['older '.repeat(10)]).sign(session, 60))).not.toBe(a);
  expect(() => jwtRing({})).toThrow('signing key');
});

test('routes: fixed segments first, backtracking, no double declaration', () => {
  const table = new RouteTable<string>();
  table.add('get', '/a/:id/c', 'param');
  table.add('get', '/a/b/d', 'fixed');
  table.add('get', '/a/b', 'short');
  expect(table.find('GET', '/a/b/c')).toEqual({ target: 'param', params: { id: 'b' } });
  expect(table.find('GET', '/A/B/D/')).toEqual({ target: 'fixed', params: {} });
  expect(table.find('GET', '/a/x%20Y/c')).toEqual({ target: 'param', params: { id: 'x Y' } });
  expect(table.find('POST', '/a/b')).toEqual({ allow: ['get'] });
  expect([table.find('GET', '/a'), table.find('GET', '/'), table.find('GET', '/a//c'), table.find('GET', '/a/b/c/d')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(() => table.find('GET', '/a/%E0%A4%A/c')).toThrow(URIError);
  expect(() => table.add('get', '/A/b', 'again')).toThrow('declared twice');
});

test('while the database is away, this process counts alone', async () => {
  const away = {
    auth: {
      client: {
        acquireConnection: async () => {
          throw new Error('away');
        },
      },
    },
  } as unknown as Db;
  const limits = new RateLimits(away, systemClock, { auth: 2 });
  const res = { setHeader: jest.fn() } as unknown as Response;
  await limits.ofClass(res, 'auth', 'me');
  await limits.ofClass(res, 'auth', 'me');
  await expect(limits.ofClass(res, 'auth', 'me')).rejects.toMatchObject({ status: 429, code: 'rate_limited' });
  await limits.ofClass(res, 'auth', 'another');
});

test('everyday limits start anew after a minute', () => {
  let now = 0;
  const limits = new RateLimits({} as Db, { now: () => new Date(now) }, { org: 2 });
  const res = { setHeader: jest.fn() } as unknown as Response;
  const take = () => limits.everyday(res, 'org', 'a');
  take();
  take();
  expect(take).toThrow('Too many');
  limits.everyday(res, 'org', 'b');
  now = 60_000;
  take();
});
