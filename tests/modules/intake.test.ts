import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoIntake } from '../../seeds/intake.ts';
import { forgetOldAnswers } from '../../server/modules/identity/sweep.ts';
import { seedIntake } from '../../server/modules/intake/index.ts';
import { until } from '../support/until.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ rates: { expensive: 1e6, org: 1e6 } });
});
afterAll(() => world.close());

const begun = async (person: Person, key = 'test-123'): Promise<string> => {
  expect((await person.post('/intake/sessions', { key })).status).toBe(201);
  return `/intake/sessions/${key}`;
};
const inDanger = 'I took a whole bottle of pills and I want to die';

test('a person has their own sessions by a key of their own choosing', async () => {
  const person = await world.person('device');
  const made = await person.post('/intake/sessions', { key: 'Über 1/2' });
  expect(made.status).toBe(201);
  expect(made.headers.get('location')).toBe('/api/v1/intake/sessions/%C3%9Cber%201%2F2');
  expect(made.body).toMatchObject({ key: 'Über 1/2', mode: 'intake', fields: [] });
  expect((await person.get('/intake/sessions/%C3%9Cber%201%2F2')).body).toEqual(made.body);
  expect((await person.post('/intake/sessions', { key: 'Über 1/2' })).body.code).toBe('intake_session_conflict');
  const unnamed = await person.post('/intake/sessions', {});
  expect((await person.get('/intake/sessions')).body.data.map(({ key }: { key: string }) => key)).toEqual([unnamed.body.key, 'Über 1/2']);
  expect((await person.post('/intake/sessions', { key: 'k'.repeat(201) })).status).toBe(400);
  expect((await person.delete('/intake/sessions/%C3%9Cber%201%2F2')).status).toBe(204);
  expect((await person.get('/intake/sessions/%C3%9Cber%201%2F2')).body.code).toBe('intake_session_not_found');
});

test('whatever a key is made of, the address of its session leads to it', async () => {
  const person = await world.person('device');
  for (const key of ['a/b', 'a%2fb', '%', '?#;=\\', ' ', 'line\nbreak', 'e\u0301', 'é', '🙂'.repeat(200), '...', 'constructor']) {
    const made = await person.post('/intake/sessions', { key });
    const found = await person.get(made.headers.get('location')!.slice('/api/v1'.length));
    expect([key, made.status, found.body.key]).toEqual([key, 201, key]);
  }
  for (const key of ['.', '..', '', '🙂'.repeat(201), 'half \ud83d', 'nul \u0000'])
    expect([key, (await person.post('/intake/sessions', { key })).status]).toEqual([key, 400]);
});

test('two people of one organisation with the same key each keep their own', async () => {
  const one = await world.person('device');
  const two = await world.person('device', one);
  const at = await begun(one);
  await begun(two);
  await one.put(`${at}/summary`, { summary: 'of one' });
  await two.put(`${at}/summary`, { summary: 'of two' });
  expect((await one.get(`${at}/summary`)).body).toMatchObject({ summary: 'of one', source: 'person' });
  expect((await two.get(`${at}/summary`)).body).toMatchObject({ summary: 'of two' });
});

test('nobody reaches another person’s session in the same organisation, whatever their role, and nothing of it changes', async () => {
  const subject = await world.person('device');
  const at = await begun(subject, 'mine');
  await subject.put(`${at}/summary`, { summary: 'kept' });
  await subject.post(`${at}/messages`, { content: 'my knee is sore' });
  const before = await world.database.sql('select * from app.intake_sessions where org_id = $1', [subject.org_id]);
  for (const role of ['owner', 'admin', 'member', 'device'] as const) {
    const other = await world.person(role, subject);
    const answers = await Promise.all([
      other.get(at),
      other.patch(at, { fields: { full_name: 'Mallory' } }),
      other.delete(at),
      other.post(`${at}/extract`, { text: 'I weigh 80 kg' }),
      other.post(`${at}/risk-check`, { text: inDanger }),
      other.put(`${at}/mode`, { mode: 'complete' }),
      other.get(`${at}/progress`),
      other.get(`${at}/summary`),
      other.put(`${at}/summary`, { summary: 'taken' }),
      other.get(`${at}/messages`),
      other.post(`${at}/messages`, { content: inDanger }),
    ]);
    expect(answers.map(({ status, body }) => [status, body?.code])).toEqual(answers.map(() => [404, 'intake_session_not_found']));
    expect((await other.get('/intake/sessions')).body.data).toEqual([]);
  }
  expect(await world.database.sql('select * from app.intake_sessions where org_id = $1', [subject.org_id])).toEqual(before);
  expect((await subject.get(`${at}/summary`)).body.summary).toBe('kept');
  expect((await subject.get(`${at}/messages`)).body.data).toHaveLength(2);
});

test('answers are suggestions until they are confirmed, and progress counts what is confirmed', async () => {
  const person = await world.person('device');
  const at = await begun(person);
  const read = await person.post(`${at}/extract`, {
    text: 'I was born on 1 March 1984, weigh 160 lb, am 1.80 m tall, no allergies. Mail ada@example.com or call +44 20 7946 0958.',
  });
  expect(read.status).toBe(200);
  const found = Object.fromEntries(read.body.fields.map(({ name, value }: { name: string; value: unknown }) => [name, value]));
  expect(found).toEqual({
    date_of_birth: '1984-03-01',
    weight: 72.57,
    height: 180,
    has_allergies: false,
    email: 'ada@example.com',
    phone: '+44 20 7946 0958',
  });
  expect(read.body.missing).toEqual(['full_name', 'main_concern', 'takes_medication', 'consent']);
  expect((await person.get(`${at}/progress`)).body).toMatchObject({ progress: 0, complete: false });
  const confirmed = await person.patch(at, { fields: { full_name: 'Ada Lovelace', date_of_birth: '1984-03-02', phone: null } });
  expect(confirmed.body.fields.find(({ name }: { name: string }) => name === 'date_of_birth')).toMatchObject({
    value: '1984-03-02',
    status: 'confirmed',
    source: 'person',
  });
  expect((await person.get(`${at}/progress`)).body).toEqual({
    mode: 'intake',
    progress: 0.28,
    complete: false,
    missing: ['phone', 'main_concern', 'takes_medication', 'has_allergies', 'consent'],
    suggested: ['email', 'has_allergies', 'height', 'weight'],
  });
  await person.post(`${at}/extract`, { text: 'I was born on 5 May 1990' });
  const after = await person.get(at);
  expect(after.body.fields.find(({ name }: { name: string }) => name === 'date_of_birth').value).toBe('1984-03-02');
  const rest = { phone: '+44 20 7946 0958', main_concern: 'A sore knee', takes_medication: false, has_allergies: false, consent: true };
  await person.patch(at, { fields: rest });
  expect((await person.get(`${at}/progress`)).body).toMatchObject({ progress: 1, complete: true, missing: [] });
});

test('an answer that does not fit its question, or a question that is not there, is refused by its path', async () => {
  const person = await world.person('device');
  const at = await begun(person);
  const refused = await person.patch(at, { fields: { weight: 9000, sex: 'robot', date_of_birth: '31.02.2000' } });
  expect(refused.status).toBe(400);
  expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual([
    'body.fields.weight',
    'body.fields.sex',
    'body.fields.date_of_birth',
  ]);
  expect((await person.patch(at, { fields: { unheard_of: 1 } })).status).toBe(400);
  const stale = await person.patch(at, { fields: { weight: 70 } }, { 'if-match': '"1"' });
  expect(stale.status).toBe(412);
});

test('an answer that the form does not ask any more can be taken back, and nothing else can be said to it', async () => {
  const admin = await world.person('admin');
  const device = await world.person('device', admin);
  const at = await begun(device);
  await device.patch(at, { fields: { weight: 70, email: 'ada@example.com' } });
  const fields = [{ name: 'colour', type: 'text', required: true, question: 'Which colour?' }];
  await admin.put('/intake/form', { fields });
  expect((await device.patch(at, { fields: { weight: 71 } })).status).toBe(400);
  expect((await device.patch(at, { fields: { unheard_of: null } })).status).toBe(400);
  const left = await device.patch(at, { fields: { weight: null } });
  expect(left.body.fields.map(({ name }: { name: string }) => name)).toEqual(['email']);
});

test('an admin writes the form; answers are read by it', async () => {
  const admin = await world.person('admin');
  const device = await world.person('device', admin);
  const first = await device.get('/intake/form');
  expect(first.body).toMatchObject({ version: 0, is_default: true });
  const fields = [
    { name: 'colour', type: 'choice', required: true, question: 'Which colour?', choices: ['dark red', 'red', 'blue'] },
    { name: 'sleep', type: 'number', required: false, question: 'How long do you sleep?', unit: 'hours', max: 24 },
  ];
  expect((await device.put('/intake/form', { fields })).status).toBe(403);
  const put = await admin.put('/intake/form', { fields }, { 'if-match': first.headers.get('etag')! });
  expect(put.body).toMatchObject({ version: 1, is_default: false, fields });
  expect((await admin.put('/intake/form', { fields }, { 'if-match': '"0"' })).status).toBe(412);
  expect((await admin.put('/intake/form', { fields: [fields[0], fields[0]] })).status).toBe(400);
  const at = await begun(device);
  const read = await device.post(`${at}/extract`, { text: 'dark red please, I sleep 7 hours' });
  expect(read.body.fields.map(({ name, value }: { name: string; value: unknown }) => [name, value])).toEqual([
    ['colour', 'dark red'],
    ['sleep', 7],
  ]);
});

test('in intake mode the next open question is asked; messages come back newest first', async () => {
  const person = await world.person('device');
  const at = await begun(person);
  const said = await person.post(`${at}/messages`, { content: 'Hello, I have a question about my knee.' });
  expect(said.body).toMatchObject({ mode: 'intake', risk: { level: 'none', escalate: false, reasons: [], text: null } });
  expect(said.body.answer.content).toBe('What is your full name?');
  await person.put(`${at}/mode`, { mode: 'chat' });
  expect((await person.post(`${at}/messages`, { content: 'Thanks' })).body.answer).toBeNull();
  const list = await person.get(`${at}/messages`);
  expect(list.body.data.map(({ role, content }: { role: string; content: string }) => [role, content])).toEqual([
    ['user', 'Thanks'],
    ['assistant', 'What is your full name?'],
    ['user', 'Hello, I have a question about my knee.'],
  ]);
});

test('a summary has at most 2,000 characters, counted as people count them, and keeps the moment of the first', async () => {
  const person = await world.person('device');
  const at = await begun(person);
  expect((await person.get(`${at}/summary`)).body.code).toBe('summary_not_found');
  expect((await person.put(`${at}/summary`, { summary: '😀'.repeat(2001) })).status).toBe(400);
  const first = await person.put(`${at}/summary`, { summary: '😀'.repeat(2000) });
  expect(first.status).toBe(200);
  const second = await person.put(`${at}/summary`, { summary: '' });
  expect(second.body).toMatchObject({ summary: '', created_at: first.body.created_at });
  expect((await person.put(`${at}/summary`, { generate: true })).body.code).toBe('ai_not_configured');
});

test('a summary that comes while its session is being removed finds none', async () => {
  const device = await world.person('device');
  const save = () => device.put('/intake/sessions/s/summary', { summary: 'said' });
  await device.post('/intake/sessions', { key: 's' });
  await world.database.sql('begin');
  await world.database.sql('delete from app.intake_sessions where user_id = $1', [device.user_id]);
  const late = save();
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await until('the summary waits', async () => (await world.database.sql(waiting)).length > 0);
  await world.database.sql('commit');
  expect(await late).toMatchObject({ status: 404, body: { code: 'intake_session_not_found' } });
});

test('an export holds all that a person said, an erasure leaves nothing of it, and both are in the audit log', async () => {
  const admin = await world.person('admin');
  const device = await world.person('device', admin);
  const at = await begun(device);
  await device.post(`${at}/messages`, { content: 'My knee is sore since yesterday' });
  await device.patch(at, { fields: { full_name: 'Ada' } });
  await device.put(`${at}/summary`, { summary: 'Knee' });
  const subject = `/intake/subjects/${device.user_id}`;
  expect((await device.get(subject)).status).toBe(403);
  const out = await admin.get(subject);
  const ofTest = { session_key: 'test-123' };
  expect(out.body).toMatchObject({
    user_id: device.user_id,
    data: [
      { kind: 'session', ...ofTest, mode: 'intake' },
      { kind: 'answer', ...ofTest, name: 'full_name', value: 'Ada' },
      { kind: 'summary', ...ofTest, summary: 'Knee' },
      { kind: 'message', ...ofTest, role: 'user', content: 'My knee is sore since yesterday' },
      { kind: 'message', ...ofTest, role: 'assistant' },
      { kind: 'risk_check', ...ofTest, level: 'none' },
      { kind: 'risk_check', ...ofTest, level: 'none' },
      { kind: 'risk_check', ...ofTest, level: 'none' },
    ],
    next_cursor: null,
  });
  await device.put(`${at}/mode`, { mode: 'safety' });
  expect((await admin.delete(subject)).body.code).toBe('escalation_conflict');
  const [{ id }] = (await admin.get('/intake/escalations?state=open')).body.data;
  await admin.post(`/intake/escalations/${id}/acknowledge`);
  expect((await admin.delete(subject)).status).toBe(204);
  expect((await admin.get(subject)).body.code).toBe('subject_not_found');
  for (const table of ['intake_sessions', 'intake_messages', 'intake_fields', 'session_summaries', 'risk_checks', 'escalations'])
    expect(await world.database.sql(`select * from app.${table} where user_id = $1`, [device.user_id])).toEqual([]);
  const actions = (await admin.get('/audit')).body.data.map(({ action }: { action: string }) => action);
  expect(actions).toEqual(expect.arrayContaining(['subject.exported', 'subject.erased']));
});

test('of who was erased no kept answer tells how they were judged, and nobody’s is kept for longer than a day', async () => {
  const admin = await world.person('admin');
  const [device, other] = [await world.person('device', admin), await world.person('device', admin)];
  const once = { 'idempotency-key': 'once' };
  const said = { content: 'I want to kill myself tonight' };
  for (const one of [device, other]) expect((await one.post(`${await begun(one)}/messages`, said, once)).status).toBe(201);
  const { data } = (await admin.get('/intake/escalations')).body;
  const { id } = data.find(({ user_id }: { user_id: string }) => user_id === device.user_id);
  await admin.post(`/intake/escalations/${id}/acknowledge`, undefined, once);
  const kept = async () =>
    (await world.database.sql('select caller from app.idempotency_keys where org_id = $1 order by caller', [admin.org_id])).map(
      ({ caller }) => caller,
    );
  expect(await kept()).toEqual([admin, device, other].map(({ user_id }) => `user:${user_id}`).sort());
  expect((await admin.delete(`/intake/subjects/${device.user_id}`)).status).toBe(204);
  expect(await kept()).toEqual([`user:${other.user_id}`]);
  expect((await device.post('/intake/sessions/test-123/messages', said, once)).status).toBe(404);
  const tidy = () => forgetOldAnswers.run({ tools: world.tools, signal: new AbortController().signal });
  await tidy();
  expect(await kept()).toHaveLength(1);
  await world.database.sql(`update app.idempotency_keys set created_at = created_at - interval '25 hours' where org_id = $1`, [
    admin.org_id,
  ]);
  await tidy();
  expect(await kept()).toEqual([]);
});

test('the demo intake is there once, complete and calm', async () => {
  const owner = await world.person('owner');
  for (let times = 0; times < 2; times += 1) await seedIntake(owner.org, world.tools, owner.user_id, demoIntake);
  expect((await owner.get('/intake/sessions')).body.data).toMatchObject([{ key: 'demo-intake', mode: 'intake' }]);
  expect((await owner.get('/intake/sessions/demo-intake/progress')).body).toMatchObject({ progress: 1, complete: true });
  expect((await owner.get('/intake/sessions/demo-intake/summary')).body.summary).toBe(demoIntake.summary);
  expect((await owner.get('/intake/escalations')).body.data).toEqual([]);
});
