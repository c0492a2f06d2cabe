import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type http from 'node:http';
import zlib from 'node:zlib';
import { gitProvider, type GitProvider } from '../../server/modules/git/index.ts';
import { openPatience, type Patience } from '../support/patience.ts';
import { gitWorlds, sample, type World } from '../support/git-worlds.ts';

type Trouble = (req: http.IncomingMessage, res: http.ServerResponse) => void;
let trouble: Trouble | undefined;
const intercept = (req: http.IncomingMessage, res: http.ServerResponse): boolean => {
  if (trouble === undefined) return false;
  trouble(req, res);
  return true;
};
const answering =
  (status: number, headers: Record<string, string>, body = ''): Trouble =>
  (_req, res) =>
    void res.writeHead(status, headers).end(body);
const json = { 'content-type': 'application/json; charset=utf-8' };

describe.each(Object.entries(gitWorlds))('%s', (_name, { start, kind, ref, bad }) => {
  let world: World;
  let outbound: Patience;
  let git: GitProvider;
  const orders = ref('orders');
  const withToken = (token: string): GitProvider => gitProvider({ kind, base_url: world.url, token }, outbound);

  beforeAll(async () => {
    world = await start(intercept);
    outbound = openPatience([new URL(world.url).host]);
    git = withToken('good');
  });
  beforeEach(() => {
    trouble = undefined;
    outbound.hurried = false;
    world.requests.length = 0;
  });
  afterAll(async () => {
    await outbound.close();
    await world.close();
  });

  test('a repository that is not there, or may not be seen', async () => {
    await expect(git.getRepository(ref('nothing'))).rejects.toMatchObject({ reason: 'not_found' });
    await expect(git.listFiles(ref('nothing'), 'main')).rejects.toMatchObject({ reason: 'not_found' });
    await expect(git.listCommits(ref('nothing'))).rejects.toMatchObject({ reason: 'not_found' });
  });

  test.each(bad)('the name %j is refused before anything is sent', async (name) => {
    await expect(git.getRepository(name)).rejects.toMatchObject({ name: 'GitFailure', reason: 'refused' });
    expect(world.requests).toEqual([]);
  });

  test('a bad credential is told as such by every question', async () => {
    const stranger = withToken('bad');
    const asked = [
      stranger.getRepository(orders),
      stranger.listFiles(orders, 'main'),
      stranger.listCommits(orders),
      stranger.getCommit(orders, sample.head),
    ];
    asked.push(stranger.getFileContent(orders, 'README.md', 'main') as never, stranger.resolveRef(orders, 'main') as never);
    for (const answer of asked)
      await expect(answer).rejects.toMatchObject({ reason: 'credential_rejected', message: expect.not.stringContaining('bad') });
  });

  test.each<[string, Trouble, object]>([
    ['429', answering(429, { ...json, 'retry-after': '17' }, '{}'), { reason: 'rate_limited', retry_after_s: 17 }],
    ['429 until a date', answering(429, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() }), { reason: 'rate_limited' }],
    ['an absurd wait', answering(429, { 'retry-after': '99999999' }), { reason: 'rate_limited', retry_after_s: 86_400 }],
    ['401', answering(401, json, '{"message":"Bad credentials"}'), { reason: 'credential_rejected' }],
    ['403', answering(403, json, '{"message":"Resource not accessible"}'), { reason: 'refused' }],
    ['404', answering(404, json, '{"message":"Not Found"}'), { reason: 'not_found' }],
    ['500', answering(500, {}, '<html>Unicorn!</html>'), { reason: 'unavailable', retry_after_s: 5 }],
    ['502 of a proxy', answering(502, { 'content-type': 'text/html' }, '<html></html>'), { reason: 'unavailable' }],
    ['garbage JSON', answering(200, json, '{"id": 1,'), { reason: 'unavailable' }],
    ['JSON of another shape', answering(200, json, '{"message":"hello","id":[]}'), { reason: 'unavailable' }],
    ['null', answering(200, json, 'null'), { reason: 'unavailable' }],
    ['no answer', () => undefined, { reason: 'unavailable' }],
    ['half an answer', (_req, res) => void res.writeHead(200, json).write('{"id":'), { reason: 'unavailable' }],
    ['a closed connection', (req) => void req.socket.destroy(), { reason: 'unavailable' }],
    ['a huge answer', answering(200, json, `"${'x'.repeat(11 * 1024 * 1024)}"`), { reason: 'too_large' }],
    [
      'a bomb',
      (_req, res) => void res.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(zlib.gzipSync(Buffer.alloc(20_000_000))),
      { reason: 'too_large' },
    ],
  ])('trouble: %s', async (which, what, expected) => {
    trouble = what;
    outbound.hurried = /^(no|half an) answer$/.test(which);
    await expect(git.getRepository(orders)).rejects.toMatchObject({ name: 'GitFailure', ...expected });
  });

  test('the token is not carried to another host', async () => {
    trouble = (_req, res) => void res.writeHead(302, { location: 'https://api.github.com/elsewhere' }).end();
    const reason = kind === 'github_pat' ? 'refused' : 'credential_rejected';
    await expect(git.getRepository(orders)).rejects.toMatchObject({ name: 'GitFailure', reason });
    expect(world.requests).toHaveLength(1);
  });

  test('a base address that may not be called is refused', async () => {
    const elsewhere = gitProvider({ kind, base_url: 'http://127.0.0.1:1', token: 'good' }, outbound);
    await expect(elsewhere.getRepository(orders)).rejects.toMatchObject({ name: 'GitFailure', reason: 'refused' });
  });
});
