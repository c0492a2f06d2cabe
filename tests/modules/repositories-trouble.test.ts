import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import zlib from 'node:zlib';
import type { Answer, Person } from '../support/world.ts';
import { openRepositoryWorld, type Provider, providerNames, type RepositoryWorld, type Trouble } from './repositories-world.ts';

let world: RepositoryWorld;
beforeAll(async () => {
  world = await openRepositoryWorld();
});
afterAll(() => world.close());

const theirs = 'WORDS-OF-THE-PROVIDER';
const answering =
  (status: number, headers: Record<string, string> = {}, body = JSON.stringify({ message: theirs })): Trouble =>
  (_req, res) =>
    void res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

interface Expected {
  status: number;
  code: RegExp | string;
  retry_after?: RegExp;
  /** The answer never comes, so it is not waited for long. */
  hurried?: boolean;
}
const unavailable: Expected = { status: 503, code: 'provider_unavailable', retry_after: /^\d+$/ };
const slow: Expected = { status: 503, code: 'provider_rate_limited', retry_after: /^\d+$/ };
const refused: Expected = { status: 409, code: 'provider_refused' };
const rejected: Expected = { status: 409, code: 'credential_rejected' };

const troubles: [what: string, trouble: Trouble, expected: Expected][] = [
  ['401', answering(401), rejected],
  ['403', answering(403), refused],
  ['404', answering(404), { status: 404, code: /^(repository|ref|file)_not_found$/ }],
  ['429', answering(429, { 'retry-after': '17' }), { ...slow, retry_after: /^17$/ }],
  ['429 without a time', answering(429), slow],
  ['500', answering(500, {}, `<html>${theirs}</html>`), unavailable],
  ['502 of a proxy', answering(502, { 'content-type': 'text/html' }, `<html>${theirs}</html>`), unavailable],
  ['503', answering(503), unavailable],
  ['garbage', answering(200, {}, `{"id": 1, "${theirs}`), unavailable],
  ['another shape', answering(200, {}, JSON.stringify({ message: theirs, id: [] })), unavailable],
  ['null', answering(200, {}, 'null'), unavailable],
  ['no answer', () => undefined, { ...unavailable, hurried: true }],
  [
    'half an answer',
    (_req, res) => void res.writeHead(200, { 'content-type': 'application/json' }).write('{"id":'),
    { ...unavailable, hurried: true },
  ],
  ['a closed connection', (req) => void req.socket.destroy(), unavailable],
  [
    'a redirect elsewhere',
    answering(302, { location: 'https://example.com/' }),
    { status: 409, code: /^(provider_refused|credential_rejected)$/ },
  ],
  ['a huge answer', answering(200, {}, `"${'x'.repeat(11 * 1024 * 1024)}"`), { status: 413, code: 'content_too_large' }],
  ['a bomb', answering(200, { 'content-encoding': 'gzip' }, ''), { status: 0, code: '' }],
];
const bomb: Trouble = (_req, res) =>
  void res.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(zlib.gzipSync(Buffer.alloc(20_000_000)));
troubles.splice(-1, 1, ['a bomb', bomb, { status: 413, code: 'content_too_large' }]);

describe.each(providerNames)('%s', (name) => {
  let provider: Provider;
  let person: Person;
  let at: string;
  let spare: string;
  beforeAll(async () => {
    provider = world.providers[name];
    person = await world.person();
    at = `/repositories/${await world.connected(person, provider)}`;
    spare = await world.credential(person, provider);
  });
  afterEach(() => {
    provider.trouble = undefined;
    world.way.hurried = false;
  });

  test.each(troubles)('%s is told as what it is, wherever it is met', async (_what, trouble, expected) => {
    provider.trouble = trouble;
    world.way.hurried = expected.hurried === true;
    const answers: Answer[] = await Promise.all([
      person.post('/repositories', { credential_id: spare, external_ref: provider.ref('long') }),
      person.get(`${at}/files`),
      person.get(`${at}/content?path=README.md`),
      person.get(`${at}/commits`),
      person.patch(at, { default_ref: 'other' }),
    ]);
    for (const { status, body, headers, text } of answers) {
      expect([status, body.code]).toEqual([expected.status, expect.stringMatching(expected.code)]);
      if (expected.retry_after) expect(headers.get('retry-after')).toMatch(expected.retry_after);
      expect(text).not.toContain(theirs);
      expect(headers.get('content-type')).toContain('application/problem+json');
    }
    provider.trouble = undefined;
    world.way.hurried = false;
    expect((await person.get(`${at}/files`)).status).toBe(200);
  });

  test('a rejected credential is marked as needing attention, and works again with a new secret', async () => {
    const id = await world.connected(await other(), provider);
    const here = `/repositories/${id}`;
    const { credential_id } = (await stranger!.get(here)).body;
    provider.trouble = answering(401);
    expect((await stranger!.get(`${here}/commits`)).body.code).toBe('credential_rejected');
    provider.trouble = undefined;
    expect((await stranger!.get(`/credentials/${credential_id}`)).body.status).toBe('needs_attention');
    await stranger!.put(`/credentials/${credential_id}/secret`, { secret: 'ghp_aTokenThatIsAcceptedHere0000000001' });
    expect((await stranger!.get(`${here}/commits`)).status).toBe(200);
  });
  let stranger: Person | undefined;
  const other = async () => (stranger = await world.person());

  test('a credential that was moved to another server does not read the repository there', async () => {
    const mover = await world.person();
    const id = await world.connected(mover, provider);
    await world.database.sql(`update app.repositories set host = 'elsewhere.test' where id = $1`, [id]);
    const before = provider.requests.length;
    expect(await mover.get(`/repositories/${id}/files`)).toMatchObject({ status: 409, body: { code: 'provider_refused' } });
    expect(provider.requests).toHaveLength(before);
  });
});
