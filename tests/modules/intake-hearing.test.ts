import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { Problem } from '../../server/core/problem.ts';
import { openAi } from '../../server/platform/ai/index.ts';
import { unmeasured } from '../../server/platform/telemetry/metrics.ts';
import { type OpenAiServer, startOpenAi } from '../support/openai.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let openai: OpenAiServer;
let world: World;
beforeAll(async () => {
  openai = await startOpenAi({ say: { level: 'none' } });
  const ai = openAi({ OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: openai.url, OPENAI_MODEL: 'm' } as never, unmeasured);
  world = await openWorld({ rates: { expensive: 1e6, org: 1e6 }, tools: { ai } });
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => Promise.all([world.close(), openai.close()]));

const red = 'I weigh 72 kg and I want to kill myself tonight';
const path = '/intake/sessions/s';

async function inSession(at?: Person): Promise<{ owner: Person; device: Person }> {
  const owner = at ?? (await world.person('owner'));
  const device = await world.person('device', owner);
  await device.post('/intake/sessions', { key: 's' });
  return { owner, device };
}
const escalationsOf = (device: Person) => world.database.sql('select * from app.escalations where user_id = $1', [device.user_id]);

test('somebody is told of danger before anything else is waited for: keys that are away do not hold it up', async () => {
  for (const say of [
    (device: Person) => device.post(`${path}/messages`, { content: red }, { 'idempotency-key': 'once' }),
    (device: Person) => device.post(`${path}/extract`, { text: red }, { 'idempotency-key': 'once' }),
    (device: Person) => device.patch(path, { fields: { main_concern: red } }),
  ]) {
    const { owner, device } = await inSession();
    const away = jest
      .spyOn(world.tools.keys, 'seal')
      .mockImplementation(() => Promise.reject(new Problem(503, 'key_unavailable', 'The key is away.')));
    expect(await say(device)).toMatchObject({ status: 503, body: { code: 'key_unavailable' } });
    expect(await escalationsOf(device)).toMatchObject([{ level: 'emergency', signs: 1 }]);
    expect(world.letters.at(-1)).toMatchObject({ to: owner.email });
    const checks = await world.database.sql('select level from app.risk_checks where user_id = $1', [device.user_id]);
    expect(checks).toEqual([{ level: 'emergency' }]);
    expect((await device.get(path)).body.mode).toBe('safety');
    away.mockRestore();
    // What was not kept is not done: the same request again keeps it.
    expect((await say(device)).status).toBeLessThan(300);
    expect(await escalationsOf(device)).toMatchObject([{ signs: 2 }]);
  }
});

test('the model is asked for answers once somebody was told', async () => {
  const { device } = await inSession();
  let there: unknown[] = [];
  jest.spyOn(world.tools.ai, 'structured').mockImplementation(async () => {
    there = await escalationsOf(device);
    throw new Error('as asked');
  });
  expect((await device.post(`${path}/extract`, { text: red })).body).toMatchObject({ mode: 'safety', risk: { escalate: true } });
  expect(there).toHaveLength(1);
});

test('answers with danger in them are taken by who knows the version, and refused to who does not', async () => {
  const { device } = await inSession();
  const version = (await device.get(path)).headers.get('etag')!;
  const answer = (main_concern: string) => device.patch(path, { fields: { main_concern } }, { 'if-match': version });
  expect((await answer(red)).status).toBe(200);
  expect((await answer(`${red}, please help`)).status).toBe(412);
  expect(await escalationsOf(device)).toMatchObject([{ signs: 2 }]);
});

test('a session that is only checked is in use', async () => {
  const { device } = await inSession();
  await world.database.sql(`update app.intake_sessions set updated_at = now() - interval '40 days' where user_id = $1`, [device.user_id]);
  for (const text of ['My knee is a bit sore', red]) {
    const before = (await device.get(path)).body.updated_at;
    await device.post(`${path}/risk-check`, { text });
    expect((await device.get(path)).body.updated_at > before).toBe(true);
  }
});

const calm = 'My knee has been sore since I went running yesterday';
const whomToCall = expect.stringContaining('112');

test('in safety mode the fixed text is there whatever is said, asked or answered', async () => {
  const { owner, device } = await inSession();
  expect((await device.put(`${path}/mode`, { mode: 'chat' })).body).toEqual({ mode: 'chat', text: null });
  expect((await device.patch(path, { fields: { main_concern: calm } })).body.text).toBeNull();
  expect((await device.put(`${path}/mode`, { mode: 'safety' })).body).toEqual({ mode: 'safety', text: whomToCall });
  const said = (await device.post(`${path}/messages`, { content: calm })).body;
  expect(said).toMatchObject({ mode: 'safety', risk: { level: 'none', escalate: false, text: whomToCall } });
  expect(said.answer.content).toBe(said.risk.text);
  const risk = { level: 'none', text: whomToCall };
  expect((await device.post(`${path}/risk-check`, { text: calm })).body).toMatchObject({ mode: 'safety', ...risk });
  expect((await device.post(`${path}/extract`, { text: calm })).body).toMatchObject({ mode: 'safety', risk });
  expect((await device.patch(path, { fields: { main_concern: calm } })).body).toMatchObject({ mode: 'safety', text: whomToCall });
  await device.post('/intake/sessions', { key: 'written' });
  expect((await device.patch('/intake/sessions/written', { fields: { main_concern: red } })).body).toMatchObject({ text: whomToCall });
  const old = { session_id: 'other', mode: 'safety' };
  const switched = await world.call('POST', '/api/switch_chat_mode', old, { authorization: `Bearer ${device.token}` });
  expect(switched.text).toBe('{"status":"ok","mode":"safety"}');
  expect((await owner.get('/intake/escalations?state=open')).body.data).toHaveLength(3);
});

test('a message is answered by the mode in which the session is when it is kept', async () => {
  const { device } = await inSession();
  const meanwhile = (act: () => Promise<unknown>) =>
    jest.spyOn(world.tools.ai, 'structured').mockImplementationOnce(async () => {
      await act();
      throw new Error('as asked');
    });
  meanwhile(() => device.put(`${path}/mode`, { mode: 'chat' }));
  expect((await device.post(`${path}/messages`, { content: calm })).body).toMatchObject({ mode: 'chat', answer: null });
  meanwhile(() => device.put(`${path}/mode`, { mode: 'safety' }));
  expect((await device.post(`${path}/messages`, { content: calm })).body).toMatchObject({
    mode: 'safety',
    answer: { content: whomToCall },
  });
  // In the very last moment, too: a question of the intake is not put to somebody who is in a chat by then.
  await device.post('/intake/sessions', { key: 'late' });
  const seal = world.tools.keys.seal.bind(world.tools.keys);
  jest.spyOn(world.tools.keys, 'seal').mockImplementationOnce(async (...sealed) => {
    await device.put('/intake/sessions/late/mode', { mode: 'chat' });
    return seal(...sealed);
  });
  expect((await device.post('/intake/sessions/late/messages', { content: calm })).body).toMatchObject({ mode: 'chat', answer: null });
});

test('somebody in danger is answered in the language they ask for, write or read', async () => {
  const { device } = await inSession();
  const [de, es, en] = ['Notruf', 'Emergencias', 'Emergency services'].map((word) => expect.stringContaining(word));
  const german = 'Ich will nicht mehr leben';
  const reads = { 'accept-language': 'fr;q=0.9, es-MX;q=0.8, en;q=0.1' };
  const check = async (body: object, headers = {}) => (await device.post(`${path}/risk-check`, body, headers)).body.text;
  expect(await check({ text: german })).toEqual(de);
  expect(await check({ text: 'Quiero morir y no puedo más' })).toEqual(es);
  expect(await check({ text: red }, reads)).toEqual(en);
  expect(await check({ text: german, language: 'en' })).toEqual(en);
  expect(await check({ text: 'Selbstmord' }, reads)).toEqual(es);
  expect((await device.post(`${path}/extract`, { text: german })).body.risk.text).toEqual(de);
  expect((await device.post(`${path}/extract`, { text: german, language: 'es' })).body.risk.text).toEqual(es);
  expect((await device.post(`${path}/messages`, { content: german })).body.answer.content).toEqual(de);
  expect((await device.patch(path, { fields: { main_concern: german } })).body.text).toEqual(de);
  expect((await device.patch(path, { fields: { main_concern: german }, language: 'es' })).body.text).toEqual(es);
  expect((await device.put(`${path}/mode`, { mode: 'safety' }, reads)).body.text).toEqual(es);
  expect((await device.put(`${path}/mode`, { mode: 'safety', language: 'de' }, reads)).body.text).toEqual(de);
});

test('a measured value that is confirmed is judged with the name and unit of its question', async () => {
  const { owner, device } = await inSession();
  const number = (name: string, unit?: string) => ({ name, type: 'number', required: false, question: 'How much?', ...(unit && { unit }) });
  const choices = {
    name: 'now',
    type: 'choices',
    required: false,
    question: 'Which?',
    choices: ['chest pain, my left arm is numb', 'none'],
  };
  const fields = [
    number('temperature', 'c'),
    number('suicidal_thoughts'),
    number('sleep_hr', 'hours'),
    choices,
    number('blood_pressure_systolic', 'mmhg'),
    number('blood_pressure_diastolic', 'mmhg'),
    { name: 'blood_sugar', type: 'text', required: false, question: 'Your blood sugar?' },
  ];
  expect((await owner.put('/intake/form', { fields })).status).toBe(200);
  const pressure = { blood_pressure_systolic: 120, blood_pressure_diastolic: 80 };
  const calmly = { temperature: 37.2, suicidal_thoughts: 0, sleep_hr: 7, now: ['none'], blood_sugar: '95', ...pressure };
  expect((await device.patch(path, { fields: calmly })).body).toMatchObject({ mode: 'intake', text: null });
  const reasons = async (answers: object) => {
    await device.post('/intake/sessions', { key: JSON.stringify(answers) });
    await device.patch(`/intake/sessions/${encodeURIComponent(JSON.stringify(answers))}`, { fields: answers });
    return (await owner.get('/intake/escalations')).body.data[0]?.reasons;
  };
  expect(await reasons({ temperature: 41.5 })).toContain('vital_temperature');
  expect(await reasons({ blood_pressure_systolic: 210 })).toContain('vital_blood_pressure');
  expect(await reasons({ blood_pressure_diastolic: 130, temperature: 37 })).toContain('vital_blood_pressure');
  expect(await reasons({ blood_sugar: '38' })).toContain('vital_glucose');
  expect(await reasons({ now: ['chest pain, my left arm is numb'] })).toContain('chest_pain');
});

test('danger has no length: a text is judged whole, and the model is shown its ends', async () => {
  const { device } = await inSession();
  const padding = `${calm}. `.repeat(2_000);
  const long = `${padding}${red}. ${padding}`;
  openai.will({ say: { level: 'none' } });
  expect((await device.post(`${path}/risk-check`, { text: `First. ${padding}Last.` })).body).toMatchObject({
    escalate: false,
    mode: 'intake',
  });
  const shown = String(openai.asked[0]!.body.messages.at(-1)!.content);
  expect(shown.length).toBeLessThan(9_000);
  expect(shown).toMatch(/First\.[^]*Last\./);
  expect((await device.post(`${path}/risk-check`, { text: long })).body).toMatchObject({ level: 'emergency', mode: 'safety' });
  const old = (call: string, body: object) => world.call('POST', `/api/${call}`, body, { authorization: `Bearer ${device.token}` });
  expect((await old('risk_escalation_check', { session_id: 'old', input: long })).body).toMatchObject({
    escalate: true,
    level: 'emergency',
  });
  for (const session_id of ['read', null])
    expect((await old('extract_fields_from_input', { session_id, text: long })).body).toMatchObject({ status: 'ok' });
  expect(await escalationsOf(device)).toHaveLength(4);
  expect((await device.post(`${path}/messages`, { content: long })).status).toBe(400);
});

test('who waits for somebody is seen to even where the organisation is suspended, going or without intake', async () => {
  for (const change of [
    `update app.orgs set status = 'suspended' where id = $1`,
    `update app.orgs set status = 'deleting' where id = $1`,
    `update app.orgs set settings = '{"modules":["events"]}' where id = $1`,
  ]) {
    const { owner, device } = await inSession();
    await device.put(`${path}/mode`, { mode: 'safety' });
    await world.database.sql(change, [owner.org_id]);
    const [{ id }] = (await owner.get('/intake/escalations?state=open')).body.data;
    expect((await owner.post(`/intake/escalations/${id}/acknowledge`)).status).toBe(200);
    expect([403, 404]).toContain((await owner.get('/intake/risk-checks')).status);
    expect([403, 404]).toContain((await device.get(path)).status);
  }
});

test('danger in a summary, which tells again what was said, is for somebody to look at and alarms nobody', async () => {
  const { owner, device } = await inSession();
  const open = async () => (await owner.get('/intake/escalations?state=open')).body.data;
  const authorization = `Bearer ${device.token}`;
  const old = (summary: string) => world.call('POST', '/api/save_session_summary', { session_id: 's', summary }, { authorization });
  await device.put(`${path}/summary`, { summary: calm });
  expect(await open()).toEqual([]);
  // What is cut off is judged as well.
  expect(await old(`${calm}. `.repeat(100) + red)).toMatchObject({ status: 200, text: '{"status":"ok"}' });
  expect((await device.put(`${path}/summary`, { summary: red })).body.summary).toBe(red);
  expect(await open()).toEqual([]);
  expect((await device.get(path)).body.mode).toBe('intake');
  const looked = (await owner.get('/intake/risk-checks?level=review')).body.data;
  expect(looked).toMatchObject(Array.from({ length: 2 }, () => ({ session_key: 's', reasons: expect.arrayContaining(['suicide']) })));
});

test('an answer that is sent again as it is kept is no new sign of danger', async () => {
  const { owner, device } = await inSession();
  const open = async () => (await owner.get('/intake/escalations?state=open')).body.data;
  const form = { full_name: 'Ada', main_concern: red };
  expect((await device.patch(path, { fields: form })).body.mode).toBe('safety');
  await device.patch(path, { fields: form });
  const [{ id, signs }] = await open();
  expect(signs).toBe(1);
  await owner.post(`/intake/escalations/${id}/acknowledge`);
  expect((await device.patch(path, { fields: form })).body.mode).toBe('intake');
  expect((await device.patch(path, { fields: { ...form, main_concern: `${red}, now` } })).body.mode).toBe('safety');
});

test('what an old client has read outside of any session is among what somebody should look at', async () => {
  const { owner, device } = await inSession();
  const authorization = `Bearer ${device.token}`;
  openai.will({ say: {} });
  const answer = await world.call('POST', '/api/extract_fields_from_input', { input: 'Je veux mourir ce soir' }, { authorization });
  expect(answer.status).toBe(200);
  expect((await owner.get('/intake/risk-checks?level=review')).body.data).toMatchObject([{ session_key: 'default' }]);
});

test('a long intake is summarised with its newest words', async () => {
  const { device } = await inSession();
  openai.will({ say: { level: 'none' } });
  for (let number = 10; number < 18; number += 1)
    await device.post(`${path}/messages`, { content: `Message ${number}. ${'My knee is sore. '.repeat(400)}` });
  await device.patch(path, { fields: { full_name: 'Ada' } });
  openai.will({ say: { summary: 'Knee' } });
  expect((await device.put(`${path}/summary`, { generate: true })).body).toMatchObject({ summary: 'Knee', source: 'model' });
  const shown = String(openai.asked[0]!.body.messages.at(-1)!.content);
  expect(shown.length).toBeLessThan(31_000);
  expect(shown.match(/Ada|Message \d+/g)).toEqual(['Ada', 'Message 14', 'Message 15', 'Message 16', 'Message 17']);
});
