import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import type { Person } from '../support/world.ts';
import { advice, lastInput, type MechanicWorld, openMechanicWorld, uploaded } from './mechanic.ts';

let world: MechanicWorld;
beforeAll(async () => {
  world = await openMechanicWorld();
});
afterAll(() => world.close());

const car = { make: 'Mazda', model: 'MX-5', year: '1998' };
const begun = async (person: Person, body: object = {}) => (await person.post('/conversations', body)).body;

test('a conversation is begun, found, changed at its version and removed with its messages', async () => {
  const person = await world.person();
  const { id: vehicle_id } = (await person.post('/vehicles', car)).body;
  const { status, headers, body } = await person.post('/conversations', { title: 'Rattle', vehicle_id });
  expect([status, headers.get('location')]).toEqual([201, `/api/v1/conversations/${body.id}`]);
  expect(body).toEqual({ id: body.id, user_id: person.user_id, vehicle_id, title: 'Rattle', created_at: expect.any(String) });
  const other = await begun(person);
  expect((await person.get('/conversations')).body.data.map(({ id }: { id: string }) => id)).toEqual([other.id, body.id]);
  expect((await person.get(`/conversations?vehicle_id=${vehicle_id}`)).body.data).toEqual([body]);

  const etag = headers.get('etag')!;
  expect((await person.get(`/conversations/${body.id}`, undefined, { 'if-none-match': etag })).status).toBe(304);
  const changed = await person.patch(`/conversations/${body.id}`, { title: null }, { 'if-match': etag });
  expect([changed.status, changed.body.title, changed.body.vehicle_id]).toEqual([200, null, vehicle_id]);
  expect((await person.patch(`/conversations/${body.id}`, { title: 'Late' }, { 'if-match': etag })).status).toBe(412);
  expect((await person.delete(`/conversations/${body.id}`, undefined, { 'if-match': etag })).status).toBe(412);
  expect((await person.patch(`/conversations/${body.id}`, { vehicle_id: newId() })).body.code).toBe('vehicle_not_found');

  world.model.will({ say: advice() });
  const { body: said } = await person.post(`/conversations/${body.id}/messages`, { text: 'It rattles.' });
  expect((await person.delete(`/conversations/${body.id}`)).status).toBe(204);
  for (const path of [`/conversations/${body.id}`, `/conversations/${body.id}/messages`, `/diagnoses/${said.answer.content.diagnosis_id}`])
    expect((await person.get(path)).status).toBe(404);
  expect(await world.database.sql('select id from app.chat_messages where org_id = $1', [person.org_id])).toEqual([]);
});

test('messages come in the order in which they were said, page by page', async () => {
  const person = await world.person();
  const { id } = await begun(person);
  for (const text of ['one', 'two', 'three']) {
    world.model.will({ say: advice(`answer to ${text}`) });
    await person.post(`/conversations/${id}/messages`, { text });
  }
  const first = (await person.get(`/conversations/${id}/messages?limit=4`)).body;
  const second = (await person.get(`/conversations/${id}/messages?limit=4&cursor=${first.next_cursor}`)).body;
  expect([...first.data, ...second.data].map(({ content }: { content: { text: string } }) => content.text)).toEqual([
    'one',
    'answer to one',
    'two',
    'answer to two',
    'three',
    'answer to three',
  ]);
  expect(second.next_cursor).toBeNull();
});

test('a conversation outlives its vehicle, and a diagnosis too', async () => {
  const person = await world.person();
  const { id: vehicle_id } = (await person.post('/vehicles', car)).body;
  world.model.will({ say: advice() });
  const { body } = await person.post('/diagnoses', { vehicle_id, text: 'It rattles.' });
  expect((await person.delete(`/vehicles/${vehicle_id}`)).status).toBe(204);
  expect((await person.get(`/conversations/${body.conversation_id}`)).body).toMatchObject({ vehicle_id: null });
  expect((await person.get(`/diagnoses/${body.id}`)).body).toMatchObject({ vehicle_id: null, reply: body.reply });
});

test('a device sees and uses its own conversations, vehicles and files only', async () => {
  const owner = await world.person();
  const device = await world.person('device', owner);
  const [theirs, own] = [await begun(owner), await begun(device)];
  expect((await device.get('/conversations')).body.data).toEqual([own]);
  expect((await owner.get('/conversations')).body.data).toHaveLength(2);
  world.model.will({ say: advice() });
  for (const answer of [
    await device.get(`/conversations/${theirs.id}`),
    await device.patch(`/conversations/${theirs.id}`, { title: 'mine' }),
    await device.delete(`/conversations/${theirs.id}`),
    await device.get(`/conversations/${theirs.id}/messages`),
    await device.post(`/conversations/${theirs.id}/messages`, { text: 'hello' }),
  ])
    expect([answer.status, answer.body.code]).toEqual([404, 'conversation_not_found']);
  const { id: vehicle_id } = (await owner.post('/vehicles', { ...car, model: 'canary-0815' })).body;
  expect((await device.patch(`/conversations/${own.id}`, { vehicle_id })).body.code).toBe('vehicle_not_found');
  const file = await uploaded(world, owner, Buffer.from('png'), 'image/png');
  expect((await device.post(`/conversations/${own.id}/messages`, { text: 'x', asset_ids: [file] })).body.code).toBe('asset_not_found');
  // Somebody of the organisation put their vehicle into the device's conversation: the device is not told about it.
  await owner.patch(`/conversations/${own.id}`, { vehicle_id });
  expect((await device.post(`/conversations/${own.id}/messages`, { text: 'hello' })).status).toBe(201);
  expect(lastInput(world.model)).not.toContain('canary-0815');
});

test('what old clients wrote is shown as far as it is text', async () => {
  const person = await world.person();
  const { id } = await begun(person);
  for (const content of ['"plain"', '{"message":"old"}', '{}', '[1]'])
    await world.database.sql(`insert into app.chat_messages (org_id, id, conversation_id, role, content) values ($1, $2, $3, 'user', $4)`, [
      person.org_id,
      newId(),
      id,
      content,
    ]);
  const { data } = (await person.get(`/conversations/${id}/messages`)).body;
  expect(data.map(({ content }: { content: { text: string } }) => content.text)).toEqual(['plain', 'old', '', '']);
});

test('conversations, messages and diagnoses have the promised columns, indexes and rules of deletion', async () => {
  const { sql } = world.database;
  const columns = await sql(
    `select table_name || '.' || column_name || ' ' || data_type as c from information_schema.columns where table_schema = 'app' and table_name in ('conversations', 'chat_messages')`,
  );
  expect(columns.map(({ c }) => c)).toEqual(
    expect.arrayContaining([
      'conversations.id uuid',
      'conversations.user_id uuid',
      'conversations.vehicle_id uuid',
      'conversations.title text',
      'conversations.created_at timestamp with time zone',
      'chat_messages.id uuid',
      'chat_messages.conversation_id uuid',
      'chat_messages.role text',
      'chat_messages.content jsonb',
      'chat_messages.created_at timestamp with time zone',
    ]),
  );
  const indexes = await sql(
    `select indexdef from pg_indexes where schemaname = 'app' and indexname in ('ix_conv_user', 'ix_msg_conv') order by indexname`,
  );
  expect(indexes.map(({ indexdef }) => indexdef.replace(/^.* USING btree /, ''))).toEqual([
    '(org_id, user_id, id)',
    '(org_id, conversation_id, id)',
  ]);
  const rules = await sql(
    `select pg_get_constraintdef(oid) as d from pg_constraint where conrelid in ('app.conversations'::regclass, 'app.chat_messages'::regclass) and contype in ('f', 'c')`,
  );
  const all = rules.map(({ d }) => d).join('\n');
  expect(all).toContain('FOREIGN KEY (user_id) REFERENCES app.users(id) ON DELETE CASCADE');
  expect(all).toContain('FOREIGN KEY (org_id, vehicle_id) REFERENCES app.vehicles(org_id, id) ON DELETE SET NULL (vehicle_id)');
  expect(all).toContain('FOREIGN KEY (org_id, conversation_id) REFERENCES app.conversations(org_id, id) ON DELETE CASCADE');
  expect(all).toMatch(/role = ANY \(ARRAY\['user'::text, 'assistant'::text\]\)/);
});
