import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { Asset } from '../../server/modules/assets/index.ts';
import { store } from '../../server/modules/assets/service.ts';
import { Vehicle } from '../../server/modules/vehicles/index.ts';
import { until } from '../support/until.ts';
import { type Answer, openWorld, type Person, type World } from '../support/world.ts';

let world: World;
let person: Person;
beforeAll(async () => {
  world = await openWorld();
  person = await world.person('member');
});
afterAll(() => world.close());

const car = { make: 'Subaru', model: 'Outback', year: '2016' };
const add = async (by = person, more: object = {}): Promise<string> => (await by.post('/vehicles', { ...car, ...more })).body.id;
const addMod = async (vehicle: string, more: object = {}) =>
  (await person.post(`/vehicles/${vehicle}/mods`, { name: 'Raised springs', ...more })).body;
/** A file of this kind that is there and checked. */
async function file(by: Person, kind: 'mod_document' | 'log' = 'mod_document'): Promise<string> {
  const row = await store(by.org, world.tools, 'log', Buffer.from('a file\n'), 'text/plain');
  const made = await by.org.write('asset.stored', (db) =>
    db
      .rows(Asset)
      .insert({ ...row, kind, created_by: by.user_id })
      .returning('*'),
  );
  return made.id;
}

test('a vehicle is added, found, listed, changed and removed', async () => {
  const made = await person.post('/vehicles', car, { 'idempotency-key': 'once' });
  const { id } = made.body;
  expect(made).toMatchObject({ status: 201, body: { ...car, user_id: person.user_id } });
  expect(Object.keys(made.body)).toEqual(['id', 'user_id', 'make', 'model', 'year', 'created_at']);
  expect(made.headers.get('location')).toBe(`/api/v1/vehicles/${id}`);
  expect((await person.post('/vehicles', car, { 'idempotency-key': 'once' })).body.id).toBe(id);
  expect((await person.get(`/vehicles/${id}`)).body).toEqual(made.body);
  expect((await person.patch(`/vehicles/${id}`, { year: '1998/99' })).body).toEqual({ ...made.body, year: '1998/99' });
  expect((await person.put(`/vehicles/${id}`, { ...car, model: 'Legacy' })).body).toEqual({ ...made.body, model: 'Legacy' });
  expect((await person.put(`/vehicles/${id}`, { model: 'Legacy' })).status).toBe(400);
  expect((await person.patch(`/vehicles/${id}`, {})).body.model).toBe('Legacy');
  const second = await add();
  const page = await person.get('/vehicles?limit=1');
  expect(page.body.data.map((row: { id: string }) => row.id)).toEqual([second]);
  expect((await person.get(`/vehicles?limit=1&cursor=${page.body.next_cursor}`)).body.data[0].id).toBe(id);
  expect((await person.delete(`/vehicles/${id}`)).status).toBe(204);
  expect((await person.get(`/vehicles/${id}`)).body.code).toBe('vehicle_not_found');
  const actions = await world.database.sql<{ action: string }>(
    'select action from app.audit_events where org_id = $1 and target = $2 order by seq',
    [person.org_id, id],
  );
  expect(actions.map(({ action }) => action)).toEqual([
    'vehicle.added',
    'vehicle.changed',
    'vehicle.changed',
    'vehicle.changed',
    'vehicle.removed',
  ]);
});

test('what is no vehicle is refused', async () => {
  for (const wrong of [{ make: '' }, { make: 'x'.repeat(101) }, { year: 2016 }, { model: 'a\nb' }, { user_id: newId() }, { colour: 'red' }])
    expect((await person.post('/vehicles', { ...car, ...wrong })).body.code).toBe('request_invalid');
  expect((await person.post('/vehicles', { ...car, org_id: person.org_id })).body.code).toBe('org_id_not_allowed');
});

test('a change that expects another version is 412 and changes nothing; of eight at once with one version, one is made', async () => {
  const id = await add();
  const tag = (await person.get(`/vehicles/${id}`)).headers.get('etag')!;
  expect((await person.get(`/vehicles/${id}`, undefined, { 'if-none-match': tag })).status).toBe(304);
  const both = await Promise.all([...'ABCDEFGH'].map((model) => person.patch(`/vehicles/${id}`, { model }, { 'if-match': tag })));
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: 7 }, () => 412)]);
  for (const call of [
    () => person.put(`/vehicles/${id}`, car, { 'if-match': tag }),
    () => person.delete(`/vehicles/${id}`, undefined, { 'if-match': tag }),
  ])
    expect((await call()).body.code).toBe('precondition_failed');
  const { id: mod_id } = await addMod(id);
  const at = `/vehicles/${id}/mods/${mod_id}`;
  expect((await person.patch(at, { name: 'X' }, { 'if-match': '"old"' })).status).toBe(412);
  expect((await person.delete(at, undefined, { 'if-match': '"old"' })).status).toBe(412);
  const changed = await person.patch(at, { name: 'X' });
  expect((await person.patch(at, { name: 'Y' }, { 'if-match': changed.headers.get('etag')! })).body.name).toBe('Y');
  expect((await person.delete(`/vehicles/${id}`, undefined, { 'if-match': '*' })).status).toBe(204);
});

test('a change waits for the one under way, and then finds another version than it expects', async () => {
  const id = await add();
  const tag = (await person.get(`/vehicles/${id}`)).headers.get('etag')!;
  let second: Promise<Answer> | undefined;
  await person.org.write('vehicle.changed', async (db) => {
    await db.rows(Vehicle).findById(id).patch({ model: 'First' });
    second = person.patch(`/vehicles/${id}`, { model: 'Second' }, { 'if-match': tag });
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await until('it waits', async () => (await world.database.sql(waiting)).length > 0);
  });
  expect((await second!).status).toBe(412);
  expect((await person.get(`/vehicles/${id}`)).body.model).toBe('First');
});

test('installed_on is a day and stays it: neither the driver nor the answer makes a moment of it', async () => {
  const id = await add();
  for (const installed_on of ['2024-02-29', '2024-03-31', '1970-01-01', '1000-01-01']) {
    const mod = await addMod(id, { installed_on });
    expect(mod.installed_on).toBe(installed_on);
    expect((await person.get(`/vehicles/${id}/mods?limit=1`)).body.data[0].installed_on).toBe(installed_on);
    const [row] = await world.database.sql<{ day: string; date: unknown }>(
      'select installed_on::text as day, installed_on as date from app.vehicle_mods where id = $1',
      [mod.id],
    );
    expect(row).toEqual({ day: installed_on, date: installed_on });
  }
  for (const installed_on of ['2023-02-29', '2024-13-01', '31.03.2024', '2024-03-31T00:00:00Z', ''])
    expect((await person.post(`/vehicles/${id}/mods`, { name: 'X', installed_on })).status).toBe(400);
});

test('modifications belong to one vehicle, are changed field by field, and go with it', async () => {
  const [id, other] = [await add(), await add()];
  const mod = await addMod(id, { description: '40 mm', installed_on: '2024-03-31' });
  expect(mod).toMatchObject({ vehicle_id: id, name: 'Raised springs', description: '40 mm' });
  expect((await person.patch(`/vehicles/${id}/mods/${mod.id}`, { description: null })).body).toEqual({ ...mod, description: null });
  for (const call of [person.patch(`/vehicles/${other}/mods/${mod.id}`, { name: 'X' }), person.delete(`/vehicles/${other}/mods/${mod.id}`)])
    expect((await call).body.code).toBe('modification_not_found');
  expect((await person.get(`/vehicles/${newId()}/mods`)).body.code).toBe('vehicle_not_found');
  expect((await person.delete(`/vehicles/${id}/mods/${mod.id}`)).status).toBe(204);
  await addMod(id);
  await person.delete(`/vehicles/${id}`);
  expect(await world.database.sql('select from app.vehicle_mods where vehicle_id = $1', [id])).toEqual([]);
});

test('a vehicle has at most 500 modifications', async () => {
  const id = await add();
  await world.database.sql(
    `insert into app.vehicle_mods (org_id, id, vehicle_id, name) select $1, gen_random_uuid(), $2, 'X' from generate_series(1, 500)`,
    [person.org_id, id],
  );
  expect((await person.post(`/vehicles/${id}/mods`, { name: 'X' })).body.code).toBe('modification_conflict');
});

test('a document is an uploaded file of the right kind, is with one vehicle, and goes with it', async () => {
  const [id, other] = [await add(), await add()];
  const [{ id: mod_id }, asset_id] = [await addMod(id), await file(person)];
  const put = (vehicle: string, body: object) => person.post(`/vehicles/${vehicle}/documents`, body);
  expect((await put(other, { asset_id, mod_id })).body.code).toBe('modification_not_found');
  expect((await put(id, { asset_id: newId() })).body.code).toBe('asset_not_found');
  expect((await put(id, { asset_id: await file(person, 'log') })).body.errors[0].path).toBe('body.asset_id');
  const pending = await file(person);
  await world.database.sql(`update app.assets set status = 'pending' where id = $1`, [pending]);
  expect((await put(id, { asset_id: pending })).body.code).toBe('asset_conflict');
  const made = await put(id, { asset_id, mod_id, title: 'Certificate' });
  expect(made).toMatchObject({
    status: 201,
    body: { vehicle_id: id, mod_id, asset_id, kind: 'mod_document', size: 7, title: 'Certificate' },
  });
  expect((await put(other, { asset_id })).body.code).toBe('document_conflict');
  await person.delete(`/vehicles/${id}/mods/${mod_id}`);
  expect((await person.get(`/vehicles/${id}/documents`)).body.data).toEqual([{ ...made.body, mod_id: null }]);
  expect((await person.delete(`/vehicles/${id}`)).status).toBe(204);
  expect((await person.get(`/assets/${asset_id}`)).status).toBe(404);
  const removed = await file(person);
  await put(other, { asset_id: removed });
  expect((await person.delete(`/assets/${removed}`)).status).toBe(204);
  expect((await person.get(`/vehicles/${other}/documents`)).body.data).toEqual([]);
});

test('a device sees and changes its own vehicles only; everybody else in the organisation sees them', async () => {
  const [device, fellow] = [await world.person('device', person), await world.person('device', person)];
  const [theirs, own] = [await add(), await add(device)];
  const { id: mod_id } = await addMod(theirs);
  const ids = async (of: Person, at = '/vehicles') => (await of.get(at)).body.data.map((row: { id: string }) => row.id);
  expect(await ids(device)).toEqual([own]);
  expect(await ids(fellow)).toEqual([]);
  expect(await ids(person)).toEqual(expect.arrayContaining([own, theirs]));
  const never = (await device.get(`/vehicles/${newId()}`)).body;
  const refused = [
    device.get(`/vehicles/${theirs}`),
    device.put(`/vehicles/${theirs}`, car),
    device.patch(`/vehicles/${theirs}`, { year: '1999' }),
    device.delete(`/vehicles/${theirs}`),
    device.get(`/vehicles/${theirs}/mods`),
    device.post(`/vehicles/${theirs}/mods`, { name: 'X' }),
    device.patch(`/vehicles/${theirs}/mods/${mod_id}`, { name: 'X' }),
    device.delete(`/vehicles/${theirs}/mods/${mod_id}`),
    device.get(`/vehicles/${theirs}/documents`),
    device.post(`/vehicles/${theirs}/documents`, { asset_id: newId() }),
  ];
  for (const answer of await Promise.all(refused)) expect({ ...answer.body, request_id: never.request_id }).toEqual(never);
  expect((await device.post(`/vehicles/${own}/documents`, { asset_id: await file(person) })).body.code).toBe('asset_not_found');
  expect((await device.post(`/vehicles/${own}/documents`, { asset_id: await file(device) })).status).toBe(201);
  expect((await device.post(`/vehicles/${own}/mods`, { name: 'X' })).status).toBe(201);
  expect((await device.delete(`/vehicles/${own}`)).status).toBe(204);
  expect((await person.get(`/vehicles/${theirs}`)).body.year).toBe('2016');
});

test('who is deleted takes their vehicles with them', async () => {
  const owner = await world.person();
  const leaving = await world.person('member', owner);
  const [id, stays] = [await add(leaving), await add(owner)];
  expect((await leaving.delete('/me')).status).toBe(204);
  expect((await owner.get(`/vehicles/${id}`)).status).toBe(404);
  expect((await owner.get(`/vehicles/${stays}`)).status).toBe(200);
});
