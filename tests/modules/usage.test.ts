import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { newId } from '../../server/core/ids.ts';
import { identity } from '../../server/modules/identity/index.ts';
import { budgetToday } from '../../server/modules/usage/budget.ts';
import { ask, askStreaming, transcribe } from '../../server/modules/usage/index.ts';
import { AiFailure, mostTokens, openAi } from '../../server/platform/ai/index.ts';
import type { DirectAction } from '../../server/platform/staff/index.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { type Behaviour, type OpenAiServer, startOpenAi } from '../support/openai.ts';
import { until } from '../support/until.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;
let model: OpenAiServer;
let now: Date;
let tools: Tools;
const clock = { now: () => now };
beforeAll(async () => {
  model = await startOpenAi();
  world = await openWorld({ settings: { OPENAI_API_KEY: 'sk-x', OPENAI_BASE_URL: model.url } });
  tools = { ...world.tools, clock };
  now = new Date('2026-03-01T22:00:00Z');
});
afterAll(async () => {
  await world.close();
  await model.close();
});
afterEach(() => {
  now = new Date('2026-03-01T22:00:00Z');
});

const shape = z.strictObject({ reply: z.string() });
const questionOf = (person: Person) => ({
  system: 'Answer.',
  input: 'P0301',
  shape,
  name: 'answer',
  max_tokens: 50,
  asked_by: { org_id: person.org_id, module: 'diagnoses' },
});
const asking = (person: Person, more: object = {}) => ask(person.org, tools, { ...questionOf(person), ...more });
const most = (person: Person): number => mostTokens(questionOf(person));

/** The organisation's own limit, as staff sets it. */
const limitTo = (person: Person, tokens: number) =>
  world.database.sql(
    `update app.orgs set settings = jsonb_build_object('limits', jsonb_build_object('ai_tokens_per_day', $2::bigint)) where id = $1`,
    [person.org_id, tokens],
  );
const reservations = async (person: Person): Promise<number> =>
  (await world.database.sql('select id from app.ai_reservations where org_id = $1', [person.org_id])).length;
const standing = (person: Person) => budgetToday(person.org, tools);
const used = async (person: Person): Promise<number> => (await standing(person)).used;

/** Asks again where the house had too many questions under way for too long, as on a slow machine. */
const persistent = async <T>(work: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== 'rate_limited') throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};

test('of 200 questions at once against a budget for 50, exactly 50 reach the model', async () => {
  const person = await world.person();
  await limitTo(person, most(person) * 50);
  let answer = (): void => {};
  model.will({ say: { reply: 'x' }, when: new Promise<void>((resolve) => (answer = resolve)) });
  let refused = 0;
  const all = Array.from({ length: 200 }, () =>
    persistent(() => asking(person)).catch((error: unknown) => {
      refused += 1;
      throw error;
    }),
  );
  const outcomes = Promise.allSettled(all);
  // Answers free what they did not need; so none is given before everybody has been told.
  await until('150 are refused', () => refused === 150);
  await until('50 wait for the model', () => model.asked.length === 50);
  answer();
  const settled = await outcomes;
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
  const codes = new Set(settled.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : [])));
  expect([...codes]).toEqual(['ai_budget_exhausted']);
  expect(model.asked).toHaveLength(50);
  expect(await standing(person)).toEqual({
    limit: most(person) * 50,
    used: 50 * 18,
    reserved: 0,
    resets_at: new Date('2026-03-02T00:00:00Z'),
  });
  expect((await person.get('/usage')).body.data).toEqual(
    expect.arrayContaining([
      { day: '2026-03-01', metric: 'openai_tokens', module: 'diagnoses', model: 'gpt-4o-mini-2024-07-18', amount: 50 * 18 },
      { day: '2026-03-01', metric: 'ai_answers', module: 'diagnoses', model: 'gpt-4o-mini-2024-07-18', amount: 50 },
    ]),
  );
});

test('who has nothing left is told when the budget starts anew, and then it does', async () => {
  const person = await world.person();
  await limitTo(person, most(person));
  model.will({ say: { reply: 'x' } });
  await asking(person);
  await expect(asking(person)).rejects.toMatchObject({
    status: 429,
    code: 'ai_budget_exhausted',
    detail: expect.stringContaining('2026-03-02T00:00:00.000Z'),
    headers: { 'Retry-After': '7200' },
  });
  now = new Date('2026-03-02T00:00:00Z');
  expect(await asking(person)).toMatchObject({ value: { reply: 'x' } });
});

test('one organisation does not spend the budget of another', async () => {
  const [poor, rich] = await Promise.all([world.person(), world.person()]);
  await limitTo(poor, 1);
  model.will({ say: { reply: 'x' } });
  await expect(asking(poor)).rejects.toMatchObject({ code: 'ai_budget_exhausted' });
  await asking(rich);
  expect(await used(poor)).toBe(0);
  expect(await used(rich)).toBe(18);
});

test.each<[string, Behaviour[], number]>([
  ['a repair', [{ text: 'no JSON' }, { say: { reply: 'x' } }], 36],
  ['an answer that never fits', [{ text: 'no JSON' }], 36],
  ['a refusal', [{ refuse: 'no' }], 18],
  ['a limit of the service', [{ status: 429, headers: { 'retry-after': '60' } }], 0],
  ['a failure of the service', [{ status: 500, headers: { 'retry-after-ms': '1' } }], 0],
])('%s is settled once, as what it cost', async (_what, script, tokens) => {
  const person = await world.person();
  model.will(...script);
  await asking(person).catch((error: unknown) => expect(error).toBeInstanceOf(AiFailure));
  expect(await used(person)).toBe(tokens);
  expect(await reservations(person)).toBe(0);
});

test('a stream that its reader leaves is settled as what was written of it', async () => {
  const person = await world.person();
  model.will({ pieces: ['{"reply":"Stop ', 'now'], last: 'hang' });
  const leaving = new AbortController();
  const stream = askStreaming(person.org, tools, { ...questionOf(person), signal: leaving.signal }, 'reply', () => leaving.abort());
  await expect(stream).rejects.toMatchObject({ reason: 'cancelled' });
  expect(await used(person)).toBeGreaterThan(20);
  expect(await reservations(person)).toBe(0);
});

test('what a dead process reserved counts until it expires, and no longer', async () => {
  const person = await world.person();
  await limitTo(person, most(person) + 100);
  model.will({ hang: true });
  const leaving = new AbortController();
  const dead = asking(person, { signal: leaving.signal }).catch(() => undefined);
  await until('it waits for the model', () => model.asked.length === 1);
  // Another process: the same question, the same books.
  model.will({ say: { reply: 'x' } });
  await expect(asking(person)).rejects.toMatchObject({ code: 'ai_budget_exhausted' });
  now = new Date(now.getTime() + 5 * 60_000);
  expect(await asking(person)).toMatchObject({ value: { reply: 'x' } });
  expect((await standing(person)).used).toBe(18);
  leaving.abort();
  await dead;
});

test('speech is within the same budget', async () => {
  const person = await world.person();
  model.will({ say: 'It rattles.' });
  const speech = { bytes: Buffer.alloc(5_000), content_type: 'audio/mpeg', asked_by: { org_id: person.org_id, module: 'diagnoses' } };
  expect(await transcribe(person.org, tools, speech)).toMatchObject({ value: 'It rattles.' });
  expect(await used(person)).toBe(18);
  await limitTo(person, 20);
  await expect(transcribe(person.org, tools, speech)).rejects.toMatchObject({ code: 'ai_budget_exhausted' });
});

test('the model that the organisation chose is asked', async () => {
  const person = await world.person();
  await person.put('/org/settings', { ai_model: 'gpt-4.1' });
  model.will({ say: { reply: 'x' } });
  await asking(person);
  expect(model.asked[0]!.body.model).toBe('gpt-4.1');
});

test('usage comes by day, metric and page, of the own organisation only', async () => {
  const [person, other] = await Promise.all([world.person(), world.person()]);
  for (const day of ['2026-02-27', '2026-02-28', '2026-03-01']) {
    for (const { org_id } of [person, other])
      await world.database.sql(
        `insert into app.usage_daily (org_id, id, day, metric, module, model, amount) values ($1, $2, $3, 'openai_tokens', 'reports', 'm', 5)`,
        [org_id, newId(), day],
      );
  }
  const first = await person.get('/usage?from=2026-02-28&metric=openai_tokens&limit=1');
  expect(first.body.data).toEqual([{ day: '2026-03-01', metric: 'openai_tokens', module: 'reports', model: 'm', amount: 5 }]);
  const second = await person.get(`/usage?from=2026-02-28&metric=openai_tokens&limit=1&cursor=${first.body.next_cursor}`);
  expect(second.body).toMatchObject({ data: [{ day: '2026-02-28' }], next_cursor: null });
  expect((await person.get('/usage?to=2026-02-27')).body.data).toHaveLength(1);
  expect((await person.get('/usage?metric=ai_answers')).body.data).toEqual([]);
  expect((await person.get('/usage?from=yesterday')).status).toBe(400);
});

test('limits say what is allowed, used and reserved', async () => {
  const person = await world.person('viewer');
  const { status, body } = await person.get('/limits');
  expect(status).toBe(200);
  const room = { used: 0, reserved: 0, resets_at: null };
  expect(body.data).toEqual([
    { name: 'ai_tokens_per_day', limit: 2_000_000, used: 0, reserved: 0, resets_at: expect.any(String) },
    { name: 'files', limit: 20_000, ...room },
    { name: 'file_bytes', limit: 20 * 1024 ** 3, ...room },
  ]);
  expect(new Date(body.data[0].resets_at).getTime() % 86_400_000).toBe(0);
});

test('without a model nothing is reserved', async () => {
  const person = await world.person();
  const none: Tools = { ...tools, ai: openAi({ ...world.settings, OPENAI_API_KEY: undefined }, world.tools.metrics) };
  await expect(ask(person.org, none, questionOf(person))).rejects.toMatchObject({ code: 'ai_not_configured' });
  expect(await reservations(person)).toBe(0);
});

test('staff who set the plan set its budget, and leave the other limits as they are', () => {
  const table = identity.staff!.tables!.find((one) => one.table === 'orgs')!;
  const { patch } = table.actions!['set_plan'] as DirectAction;
  const settings = { modules: ['events'], limits: { ai_tokens_per_day: 5, files: 7 } };
  const limitsAfter = (ai_tokens_per_day: string) => {
    const asked = {
      org_id: newId(),
      row: { settings },
      fields: { plan: 'large', ai_tokens_per_day },
      staff: { id: newId(), name: 'x' },
      now,
    };
    return patch!(asked);
  };
  expect(limitsAfter('9')).toEqual({ plan: 'large', settings: { modules: ['events'], limits: { ai_tokens_per_day: 9, files: 7 } } });
  expect(limitsAfter('0')).toMatchObject({ settings: { limits: { ai_tokens_per_day: 0, files: 7 } } });
  expect(limitsAfter('')).toEqual({ plan: 'large', settings: { modules: ['events'], limits: { files: 7 } } });
});
