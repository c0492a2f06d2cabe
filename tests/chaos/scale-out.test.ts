import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { makeToken } from '../../server/modules/identity/tokens.ts';
import { spend } from '../support/budget.ts';
import { until } from '../support/until.ts';
import { type Answer, ScaleOutStory } from './scale-out-story.ts';
import { sample } from './server-story.ts';

let story: ScaleOutStory;
beforeAll(async () => {
  story = await ScaleOutStory.open(6);
});
afterAll(() => story?.close());

const times = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const servers = (answers: Answer[]): number => new Set(answers.map(({ server }) => server)).size;
const statuses = (answers: Answer[], status: number): Answer[] => answers.filter((one) => one.status === status);
const nonePending = async (): Promise<boolean> =>
  (await story.database.sql(`select id from app.reports where status = 'pending'`)).length === 0;
/** Begins the minute of every limit anew: a hundred races take fewer seconds than their requests may. */
const rested = () => story.database.sql('delete from app.rate_limits');
const [reports, races] = [spend({ small: 18, full: 300 }), spend({ small: 5, full: 100 })];

test(`${reports} reports asked of three servers are done once each by two workers`, async () => {
  const asked = await Promise.all(
    times(reports).map((n) => {
      const { authorization, repo_id } = story.customers[n % 6]!;
      return story.ask('POST', `/repositories/${repo_id}/analyses`, {
        headers: { authorization, 'idempotency-key': randomUUID() },
        body: { kind: 'log', log_text: sample.trace },
      });
    }),
  );
  expect([statuses(asked, 202).length, servers(asked)]).toEqual([reports, 3]);
  await until('no report is pending', nonePending);
  expect(await story.database.sql(`select status, count(*)::int from app.reports group by 1`)).toEqual([
    { status: 'complete', count: reports },
  ]);
  expect(await story.halves()).toEqual({});
});

test(`of 60 guesses at three servers at once no more than five are evaluated, for each of ${races} PINs`, async () => {
  for (const n of times(races)) {
    const email = `race-${n}@example.test`;
    expect((await story.ask('POST', '/auth/request-pin', { body: { email } })).status).toBe(202);
    const guess = { email, pin: '000000', password: 'a password for later' };
    const answers = await Promise.all(times(60).map(() => story.ask('POST', '/auth/register', { body: guess })));
    expect(answers.filter(({ status }) => ![400, 429].includes(status))).toEqual([]);
    const [row] = await story.database.sql<{ attempts: number }>('select attempts from app.email_verification where email = $1', [email]);
    expect([row!.attempts, servers(answers)]).toEqual([5, 3]);
    await rested();
  }
});

test(`of nine uses of a refresh token at three servers at once one succeeds, ${races} times over`, async () => {
  const { org_id, user_id } = story.customers[0]!;
  for (const _ of times(races)) {
    const [session, { token, hash }] = [newId(), makeToken('lhr')];
    await story.database.sql(
      `with s as (insert into app.sessions (org_id, id, user_id, expires_at) values ($1, $2, $3, now() + interval '1 day'))
       insert into app.refresh_tokens (org_id, id, session_id, token_hash, expires_at) values ($1, $2, $2, $4, now() + interval '1 day')`,
      [org_id, session, user_id, hash],
    );
    const answers = await Promise.all(times(9).map(() => story.ask('POST', '/auth/refresh', { body: { refresh_token: token } })));
    expect([statuses(answers, 200).length, statuses(answers, 401).length, servers(answers)]).toEqual([1, 8, 3]);
    const [row] = await story.database.sql<{ ended: boolean }>('select revoked_at is not null as ended from app.sessions where id = $1', [
      session,
    ]);
    expect(row).toEqual({ ended: true });
    await rested();
  }
});

test(`of nine requests under one Idempotency-Key at three servers at once one has an effect, for each of ${races} keys`, async () => {
  const { authorization } = story.customers[1]!;
  const before = await story.database.sql(`select id from app.vehicles`);
  for (const n of times(races)) {
    const asking = { headers: { authorization, 'idempotency-key': `race-${n}` }, body: { make: 'Race', model: `${n}`, year: '2020' } };
    const answers = await Promise.all(times(9).map(() => story.ask('POST', '/vehicles', asking)));
    expect(answers.filter(({ status }) => ![201, 409].includes(status))).toEqual([]);
    expect(new Set(statuses(answers, 201).map(({ body }) => body.id)).size).toBe(1);
    expect((await story.ask('POST', '/vehicles', asking)).body.id).toBe(statuses(answers, 201)[0]!.body.id);
  }
  expect((await story.database.sql(`select id from app.vehicles`)).length - before.length).toBe(races);
});

test('what is limited is counted for three servers together', async () => {
  const { authorization } = story.customers[2]!;
  await rested();
  const answers = await Promise.all(
    times(150).map(() => story.ask('POST', `/credentials/${newId()}/test`, { headers: { authorization } })),
  );
  expect([statuses(answers, 404).length, statuses(answers, 429).length, servers(answers)]).toEqual([120, 30, 3]);
});

test('who is signed out at one server, removed or demoted, is so at every other on the next request', async () => {
  for (const _ of times(races)) {
    const { authorization, org_id, user_id } = await story.servers.member();
    const everywhere = async (method: string, path: string): Promise<number[]> =>
      (await Promise.all(story.apis.map((at) => story.ask(method, path, { headers: { authorization }, at })))).map(({ status }) => status);
    expect(await everywhere('GET', '/api-keys')).toEqual([200, 200, 200]);
    await story.database.sql(`update app.memberships set role = 'viewer' where org_id = $1 and user_id = $2`, [org_id, user_id]);
    expect(await everywhere('GET', '/api-keys')).toEqual([403, 403, 403]);
    expect(await everywhere('GET', '/me')).toEqual([200, 200, 200]);
    expect((await story.ask('POST', '/auth/logout', { headers: { authorization }, at: story.apis[0]! })).status).toBe(204);
    expect(await everywhere('GET', '/me')).toEqual([401, 401, 401]);
  }
});

test('an answer of the model comes piece by piece through whichever server is asked, and whoever leaves is missed at once', async () => {
  const told = JSON.stringify({ reply: 'Swap the coil.', likely_causes: [], urgency: 'soon', checks: [], parts: [], safety_warning: null });
  for (const _ of story.apis) {
    // The model falls silent before it is done: what is here by then has not waited for the end.
    story.model.will({ pieces: told.match(/.{1,8}/g)!.slice(0, 5), last: 'hang' });
    const leaving = new AbortController();
    const response = await fetch(`${story.proxy.url}/api/v1/diagnoses`, {
      method: 'POST',
      headers: { authorization: story.customers[3]!.authorization, accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'P0301' }),
      signal: leaving.signal,
    });
    expect(response.status).toBe(201);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    for (let text = ''; !text.includes('event: delta');) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`It ended without a piece: ${text}`);
      text += value;
    }
    leaving.abort();
    await reader.read().catch(() => {});
    await until('the model is left', async () => story.model.asked.at(-1)!.left);
  }
});

test('all five are replaced one after the other under load, and no request notices', async () => {
  const load = story.load();
  await rested();
  load.start(spend({ small: 20, full: 50 }));
  const codes: unknown[] = [];
  // An instance of each kind at a time, as their plans are rolled out side by side.
  for (const pair of [['api-0', 'worker-0'], ['api-1', 'worker-1'], ['api-2']])
    codes.push(...(await Promise.all(pair.map((name) => story.restart(name)))));
  const told = await load.stop();
  const failed = told.filter(({ status }) => status < 200 || status >= 300);
  process.stderr.write(`  ${told.length} requests during the restart of all, ${failed.length} failed\n`);
  expect(codes).toEqual([0, 0, 0, 0, 0]);
  expect(failed.map(({ request, status, error, text }) => `${request.what}: ${status} ${error ?? text}`)).toEqual([]);
  await until('no report is pending', nonePending);
  expect(await story.halves()).toEqual({});
});
