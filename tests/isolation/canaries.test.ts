import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { modules } from '../../server/modules/index.ts';
import type { Endpoint } from '../../server/platform/http/index.ts';
import { type Letter, openMail } from '../../server/platform/mail/index.ts';
import { type CredentialWorld, goodPat } from '../modules/credentials-world.ts';
import { connected, openReportWorld, reported, sample } from '../modules/reports-world.ts';
import { linesFromNow } from '../support/log.ts';
import { Canaries, planted, stored } from './canaries.ts';
import { besides } from './own-ids.ts';
import { type Furnished, furnish, orgTables } from './rows.ts';
import { requestTo, type Sample } from './samples.ts';

/** Columns that hold what people wrote, in plain by decision: names by which they know their things again, and what they listed. Nothing else may. */
const plain = new Set([
  'app.orgs.name',
  'app.orgs.slug', // made from the name
  'app.api_keys.name',
  'app.provider_credentials.name',
  'app.vehicles.make',
  'app.vehicles.model',
  'app.events.type',
  'app.intake_sessions.session_key',
  'app.intake_forms.fields', // the questions, not the answers
  'app.idempotency_keys.key',
  'app.idempotency_keys.body', // the answers of routes that answer no secret and no content
]);

let world: CredentialWorld;
const lines = linesFromNow();
const measured: string[] = [];
const letters: Letter[] = [];
const canaries = new Canaries();
beforeAll(async () => {
  world = await openReportWorld();
  const { settings, log, jobs, metrics } = world.tools;
  const mail = openMail(settings, log, jobs);
  world.tools.mail = { ...mail, send: async (db, letter) => (letters.push(letter), mail.send(db, letter)) };
  const note = (...told: unknown[]): void => void measured.push(JSON.stringify(told));
  world.tools.metrics = { ...metrics, count: note, observe: note };
});
afterAll(() => world.close());

const nothing = { lines: [], figures: [], columns: [] };
const told = (said: string[]): string[] => canaries.in(said.join('\n'));
const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`;

/** What is sent to an endpoint: as it should be, and in the ways that fail, always with canaries in it. */
function requests(endpoint: Endpoint, own: Furnished): { sample: Sample; raw?: string }[] {
  const ids = besides(own, endpoint);
  const fits = (chance: number) => requestTo(endpoint, { id: (name) => ids[name] ?? own.ids['reports']![0]!, chance: () => chance });
  const word = (kind: string) => (at: string) => canaries.word(`${kind}: ${nameOf(endpoint)} ${at}`);
  const [least, most] = [fits(0), fits(0.99)];
  const search = new URLSearchParams({ limit: word('query')('limit'), cursor: word('query')('cursor'), [word('query')('name')]: 'x' });
  const made: { sample: Sample; raw?: string }[] = [{ sample: { ...least, path: `${least.path.split('?')[0]}?${search.toString()}` } }];
  for (const sample of [least, most].filter(({ body }) => body !== undefined)) {
    made.push({ sample: { ...sample, body: planted(sample.body, 'free', word('body')) } });
    made.push({ sample: { ...sample, body: planted(sample.body, 'all', word('wrong')) } });
  }
  if (least.body !== undefined) {
    made.push({ sample: { ...most, body: { ...Object(most.body), [word('key')('of the body')]: word('unknown')('') } } });
    made.push({ sample: most, raw: `{"broken": "${word('broken')('')}` });
  }
  const named = least.path.replace(/0190[\w-]+|[0-9a-f]{8}-[\w-]{27}/, () => word('path')(''));
  if (named !== least.path) made.push({ sample: { ...least, path: named } });
  return made;
}

test('what is sent to any route stands in no line, figure, job or audit event, and in no column but those for it', async () => {
  const ask = world.database.sql;
  const tables = await orgTables(ask);
  const endpoints = modules.flatMap((module) => module.endpoints);
  const arrive = async () => {
    const person = await world.person();
    return { person, own: await furnish(ask, tables, person) };
  };
  let { person, own } = await arrive();
  const statuses = new Map<number, number>();
  for (const endpoint of endpoints) {
    for (const { sample, raw } of requests(endpoint, own)) {
      const headers = {
        authorization: `Bearer ${person.token}`,
        'idempotency-key': canaries.word(`header: ${nameOf(endpoint)} idempotency-key`),
        'user-agent': 'canary',
        referer: `https://example.test/?q=${canaries.word('header: referer')}`,
        cookie: `session=${canaries.word('header: cookie')}`,
      };
      const body = raw === undefined ? sample.body : Buffer.from(raw);
      const { status } = await world.call(
        sample.method,
        sample.path,
        body,
        raw === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      );
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      // Some of them end the session, the membership or the organisation.
      if (status === 401 || sample.method === 'DELETE') ({ person, own } = await arrive());
    }
  }
  // They did come in, and were logged: some were done, most refused, in every way.
  for (const status of [200, 201, 400, 401, 403, 404]) expect(statuses.get(status)).toBeGreaterThan(0);
  expect(canaries.words.size).toBeGreaterThan(2_000);
  expect(lines.length).toBeGreaterThan(500);
  const found = await stored(world, canaries);
  expect(found.size).toBeGreaterThan(5);
  expect({ lines: told(lines), figures: told(measured), columns: [...found].filter(([at]) => !plain.has(at)) }).toEqual(nothing);
});

test('what proves who somebody is, and what a log says, stands nowhere in plain, also where everything fails', async () => {
  const secrets = new Canaries();
  const password = secrets.word('a password');
  const post = (path: string, body: unknown, headers?: Record<string, string>) => world.call('POST', `/api/v1${path}`, body, headers);
  const pinOf = async (email: string, purpose: string) => {
    await post('/auth/request-pin', { email, purpose });
    return /\d{6}/.exec(letters.findLast(({ to }) => to === email)!.text)![0];
  };
  const pins = [await pinOf('finch@example.test', 'sign_up')];
  const joined = (await post('/auth/register', { email: 'finch@example.test', pin: pins[0], password })).body;
  for (const wrong of ['wrong password', 'wrong PIN'])
    await post('/auth/login', { email: 'finch@example.test', [wrong === 'wrong PIN' ? 'pin' : 'password']: secrets.word(wrong) });
  pins.push(await pinOf('finch@example.test', 'reset'));
  await post('/auth/reset-password', { email: 'finch@example.test', pin: pins[1], password: secrets.word('a new password') });
  pins.push(await pinOf('finch@example.test', 'sign_in'));
  const session = (await post('/auth/login', { email: 'finch@example.test', pin: pins[2] })).body;
  const again = (await post('/auth/refresh', { refresh_token: session.refresh_token })).body;
  for (const made of [joined, session, again]) {
    secrets.keep(made.access_token, 'an access token');
    secrets.keep(made.refresh_token, 'a refresh token');
  }
  const mine = { authorization: `Bearer ${again.access_token}` };
  const key = (await post('/api-keys', { name: 'k', scopes: ['reports:read'] }, mine)).body.key;
  await world.call('GET', '/api/v1/reports', undefined, { authorization: `Bearer ${secrets.keep(key, 'an API key')}` });
  await post('/org/invitations', { email: 'wren@example.test', role: 'viewer' }, mine);
  secrets.keep(/lhi_\S+/.exec(letters.at(-1)!.text)![0], 'an invitation');

  const person = await connected(world);
  secrets.keep(goodPat, "a provider's token");
  const hook = await person.put(`/repositories/${person.repo_id}/webhook`, {});
  secrets.keep(hook.body.secret, 'a webhook secret');
  const log_text = `user=${secrets.word('a log')} said hello\n${sample.trace}`;
  // The provider answers with the token that it was asked with, in words, header and place.
  for (const status of [401, 403, 404, 429, 500, 302, 200]) {
    world.intercept.github = (req, res) => {
      const token = String(req.headers.authorization);
      res.writeHead(status, { 'x-request': token, location: `/?token=${token}` }).end(JSON.stringify({ message: `Bad: ${token}`, token }));
      return true;
    };
    await person.post(`/credentials/${person.credential_id}/test`);
    await person.get(`/repositories/${person.repo_id}/commits`);
    await person.analyse({ kind: 'log', log_text });
  }
  world.intercept.github = undefined;
  // What breaks in a job, or in a request, quotes what it had in hand.
  const { read } = world.tools.blobs;
  const faults = [
    new SyntaxError(`Unexpected token in JSON: ${log_text}`),
    Object.assign(new Error(`invalid input syntax for type uuid: "${log_text}"`), { code: '22P02', detail: log_text, where: goodPat }),
    Object.assign(new Error(`Bearer ${goodPat} was refused`), { request: { headers: { authorization: goodPat } }, config: { log_text } }),
  ];
  for (const fault of faults) {
    world.tools.blobs.read = () => Promise.reject(fault);
    expect((await reported(person, { kind: 'log', log_text })).status).toBe('failed');
  }
  world.tools.blobs.read = read;
  expect((await reported(person, { kind: 'log', log_text })).status).toBe('complete');

  const columns = [...(await stored(world, secrets))];
  expect({ lines: secrets.in(lines.join('\n')), figures: secrets.in(measured.join('\n')), columns }).toEqual(nothing);
  expect(lines.some((line) => line.includes('internal') || line.includes('SyntaxError'))).toBe(true);
  for (const pin of pins) expect(lines.filter((line) => new RegExp(`(?<![\\d.-])${pin}(?!\\d)`).test(line))).toEqual([]);
});
