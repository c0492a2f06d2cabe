import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createUser, getOrCreateUser, getUser } from '../../server/modules/identity/device-users.ts';
import { defaultForm } from '../../server/modules/intake/default-form.ts';
import { fieldsOfSchema } from '../../server/modules/intake/extract/client-schema.ts';
import { recognise } from '../../server/modules/intake/extract/recognise.ts';
import { saveSession } from '../../server/modules/intake/legacy.ts';
import { getSession } from '../../server/modules/intake/sessions.ts';
import { type Answer, openWorld, type Person, type World } from '../support/world.ts';

let world: World;
let person: Person;
beforeAll(async () => {
  world = await openWorld({ rates: { expensive: 1e6, org: 1e6 } });
  person = await world.person('device');
});
afterAll(() => world.close());

const old = (path: string, body: unknown, who = person): Promise<Answer> =>
  world.call('POST', `/api/${path}`, body, { authorization: `Bearer ${who.token}` });

test('a summary is saved, replaced and cut at 2,000 characters; without one it is empty', async () => {
  const saved = await old('save_session_summary', { session_id: 'test-123', summary: 'Test session summary' });
  expect([saved.status, saved.text]).toEqual([200, '{"status":"ok"}']);
  expect(saved.headers.get('content-type')).toContain('application/json');
  expect(saved.headers.get('deprecation')).toBe('true');
  expect(saved.headers.get('link')).toBe('</api/v1/intake/sessions>; rel="successor-version"');
  const summary = async (): Promise<string> => (await person.get('/intake/sessions/test-123/summary')).body.summary;
  expect(await summary()).toBe('Test session summary');
  await old('save_session_summary', { session_id: 'test-123', summary: `${'a'.repeat(1_999)}😀😀`, unknown: 1 });
  expect(await summary()).toBe(`${'a'.repeat(1_999)}😀`);
  await old('save_session_summary', { session_id: 'test-123' });
  expect(await summary()).toBe('');
  const rows = await world.database.sql<{ created_at: Date; updated_at: Date }>('select * from app.session_summaries where user_id = $1', [
    person.user_id,
  ]);
  expect(rows).toHaveLength(1);
  expect(rows[0]!.updated_at > rows[0]!.created_at).toBe(true);
});

test('two users of one organisation both save test-123, and each keeps their own', async () => {
  const other = await world.person('device', person);
  await old('save_session_summary', { session_id: 'test-123', summary: 'of the first' });
  await old('save_session_summary', { session_id: 'test-123', summary: 'of the second' }, other);
  expect((await person.get('/intake/sessions/test-123/summary')).body.summary).toBe('of the first');
  expect((await other.get('/intake/sessions/test-123/summary')).body.summary).toBe('of the second');
});

const five: [path: string, body: object][] = [
  ['extract_fields_from_input', { input: 'I weigh 72 kg' }],
  ['risk_escalation_check', { text: 'My knee is a bit sore' }],
  ['switch_chat_mode', { session_id: 's', mode: 'chat' }],
  ['evaluate_intake_progress', { session_id: 's' }],
  ['save_session_summary', { session_id: 's', summary: 'x' }],
];

test.each(five)('%s answers as it did: 200, 401 without token, 400 without what it needs, POST only', async (path, body) => {
  const good = await old(path, body);
  expect([good.status, good.body.status]).toEqual([200, 'ok']);
  const nobody = await world.call('POST', `/api/${path}`, body);
  expect([nobody.status, nobody.body]).toEqual([401, { status: 'error', message: expect.any(String) }]);
  const empty = await old(path, {});
  expect([empty.status, empty.body]).toEqual([400, { status: 'error', message: expect.any(String) }]);
  const got = await world.call('GET', `/api/${path}`, undefined, { authorization: `Bearer ${person.token}` });
  expect([got.status, got.body.status]).toEqual([405, 'error']);
  for (const { headers } of [good, nobody, empty, got]) expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect((await world.call('POST', `/api/${path.toUpperCase()}`, body, { authorization: `Bearer ${person.token}` })).status).toBe(200);
});

test('fields are read by the client’s own schema or the form, with the rest in missing', async () => {
  const byForm = await old('extract_fields_from_input', { session_id: 'fields', text: 'I weigh 72 kg, ada@example.com' });
  expect(byForm.body).toEqual({
    status: 'ok',
    fields: { weight: 72, email: 'ada@example.com' },
    missing: ['full_name', 'date_of_birth', 'phone', 'main_concern', 'takes_medication', 'has_allergies', 'consent'],
  });
  expect((await person.get('/intake/sessions/fields')).body.fields.map(({ status }: { status: string }) => status)).toEqual([
    'suggested',
    'suggested',
  ]);
  const schema = {
    type: 'object',
    properties: {
      firstName: { type: 'string' },
      dateOfBirth: { type: 'string', format: 'date' },
      sex: { enum: ['female', 'male'] },
      'e-mail': {},
    },
    required: ['firstName', 'dateOfBirth'],
  };
  const own = await old('extract_fields_from_input', { input: 'Female, date of birth 1984-03-01', schema });
  expect(own.body).toEqual({ status: 'ok', fields: { dateOfBirth: '1984-03-01', sex: 'female' }, missing: ['firstName'] });
  const names = await old('extract_fields_from_input', { input: 'call 020 7946 0958', schema: ['phone', 'name'] });
  expect(names.body).toEqual({ status: 'ok', fields: { phone: '020 7946 0958' }, missing: ['name'] });
});

test('a schema that asks for the same twice, or for more than anybody would, is read as far as it makes sense', async () => {
  const twice = await old('extract_fields_from_input', {
    session_id: 'twice',
    input: 'a@example.com',
    schema: ['email', 'phone', 'email'],
  });
  expect([twice.status, twice.body]).toEqual([200, { status: 'ok', fields: { email: 'a@example.com' }, missing: ['phone'] }]);
  const many = Array.from({ length: 1_000 }, (_, at) => `choice ${at >> 1}`);
  const [one, several] = fieldsOfSchema({ one: { enum: many }, several: { items: { enum: many } } });
  for (const field of [one, several]) expect(field!.choices).toEqual(many.filter((_, at) => at % 2 === 0).slice(0, 50));
});

test('a value belongs to the hint that it stands behind, with emoji or without', () => {
  for (const before of ['', '🙂'.repeat(100), 'e\u0301'.repeat(100)]) {
    const found = recognise(`${before} I was born 1984-03-01, and it began 2026-01-02.`, defaultForm);
    expect(Object.fromEntries(found)).toEqual({ date_of_birth: '1984-03-01', concern_since: '2026-01-02' });
  }
});

test.each(['extract_fields_from_input', 'risk_escalation_check'])(
  '%s takes what is said under either name beside an empty one',
  async (path) => {
    const said = 'I weigh 72 kg';
    for (const body of [
      { input: null, text: said },
      { input: '', text: said },
      { input: ' ', text: said },
      { input: said, text: null },
    ])
      expect([body, (await old(path, body)).status]).toEqual([body, 200]);
    expect((await old('extract_fields_from_input', { input: '', text: said })).body.fields).toEqual({ weight: 72 });
    for (const body of [{ input: null }, { input: '', text: null }, { input: ' ' }]) expect((await old(path, body)).status).toBe(400);
  },
);

test('of answers under ever new names a session keeps the newest 200, and what was confirmed', async () => {
  const other = await world.person('device', person);
  const names = (turn: number) => Array.from({ length: 100 }, (_, n) => ({ name: `weight ${turn} ${n}`, type: 'number', unit: 'kg' }));
  const extract = (turn: number) =>
    old('extract_fields_from_input', { session_id: 'many', text: 'weight 72 kg', schema: [names(turn)[0]] }, other);
  await extract(0);
  await other.patch('/intake/sessions/many', { fields: { full_name: 'Ada' } });
  await world.database.sql(
    `insert into app.intake_fields (org_id, user_id, id, session_id, name, value, key_version, status, source)
     select org_id, user_id, gen_random_uuid(), session_id, 'old ' || n, value, key_version, 'suggested', 'rules'
     from app.intake_fields, generate_series(1, 197) n where user_id = $1 and status = 'suggested'`,
    [other.user_id],
  );
  const kept = async () =>
    (await world.database.sql<{ name: string }>('select name from app.intake_fields where user_id = $1', [other.user_id])).map(
      ({ name }) => name,
    );
  await extract(1);
  expect(await kept()).toHaveLength(200);
  await extract(2);
  expect(await kept()).toHaveLength(200);
  expect(await kept()).toEqual(expect.arrayContaining(['full_name', 'weight 1 0', 'weight 2 0']));
  expect(await kept()).not.toContain('weight 0 0');
  await world.database.sql(`update app.intake_fields set status = 'confirmed' where user_id = $1`, [other.user_id]);
  const full = await other.patch('/intake/sessions/many', { fields: { email: 'ada@example.com' } });
  expect([full.status, full.body.code]).toEqual([409, 'intake_session_conflict']);
});

test('progress counts what the session knows and what the client says', async () => {
  const fields = { full_name: 'Ada', phone: '', main_concern: null, consent: true };
  expect((await old('evaluate_intake_progress', { session_id: 'fields', fields })).body).toEqual({
    status: 'ok',
    progress: 0.28,
    complete: false,
    missing: ['date_of_birth', 'phone', 'main_concern', 'takes_medication', 'has_allergies'],
  });
  const all = ['full_name', 'date_of_birth', 'phone', 'main_concern', 'takes_medication', 'has_allergies', 'consent'];
  expect((await old('evaluate_intake_progress', { session_id: 'new', fields: all })).body).toEqual({
    status: 'ok',
    progress: 1,
    complete: true,
    missing: [],
  });
});

test('danger escalates, and the session stays in safety mode', async () => {
  const calm = await old('risk_escalation_check', { session_id: 'danger', input: 'I would like to book an appointment' });
  expect(calm.body).toEqual({ status: 'ok', escalate: false, level: 'none', reasons: [] });
  const red = await old('risk_escalation_check', { session_id: 'danger', input: 'I want to kill myself tonight' });
  expect(red.body).toEqual({ status: 'ok', escalate: true, level: 'emergency', reasons: ['suicide'] });
  const away = await old('switch_chat_mode', { session_id: 'danger', mode: 'chat' });
  expect([away.status, away.body.status]).toEqual([409, 'error']);
  expect((await person.get('/intake/sessions/danger')).body.mode).toBe('safety');
  expect((await old('switch_chat_mode', { session_id: 'danger', mode: 'nonsense' })).status).toBe(400);
  await old('risk_escalation_check', { text: 'Ich will mich umbringen' });
  expect((await person.get('/intake/sessions/default')).body.mode).toBe('safety');
});

test('the functions of the intake back end are there by their names, and what pools connections', async () => {
  const { tools } = world;
  const id = person.org_id;
  expect(await getUser(tools, id, 'by-name')).toBeUndefined();
  const made = await createUser(tools, id, 'by-name');
  expect(made).toMatchObject({ id: expect.any(String), external_id: 'by-name', email: null, created_at: expect.any(Date) });
  expect(await getUser(tools, id, 'by-name')).toEqual(made);
  const org = { id, slug: 'any', name: 'Any', status: 'active' as const, settings: {} };
  expect(await getOrCreateUser(tools, org, 'by-name')).toEqual(made);
  const mine = person.org.subject(person.user_id);
  await saveSession(mine, tools, 'by-name', 'Test session summary');
  expect(await getSession(mine, tools, 'by-name')).toMatchObject({ key: 'by-name', mode: 'intake', fields: [] });
  expect([tools.db.getPool('app'), tools.db.getPool('auth')]).toEqual([tools.db.app, tools.db.auth]);
  expect(tools.db.closePool).toBeInstanceOf(Function);
});
