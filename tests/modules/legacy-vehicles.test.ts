import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { type Answer, openWorld, type Person, type World } from '../support/world.ts';

let world: World;
let person: Person;
beforeAll(async () => {
  world = await openWorld({ settings: { CORS_ALLOWED_ORIGINS: 'http://localhost:19006,https://app.axly.pro' } });
  person = await world.person();
});
afterAll(() => world.close());

const call = (method: string, path: string, body?: unknown, by = person): Promise<Answer> =>
  world.call(method, `/api${path}`, body, { authorization: `Bearer ${by.token}`, origin: 'https://app.axly.pro' });
const car = { make: 'Subaru', model: 'Outback', year: '2016' };

test('the old calls of vehicles answer with the old rows', async () => {
  const made = await call('POST', '/vehicles', { ...car, year: 2016, nickname: 'unknown keys are ignored' });
  const { id } = made.body;
  expect([made.status, Object.keys(made.body)]).toEqual([201, ['id', 'user_id', 'make', 'model', 'year', 'created_at']]);
  expect(made.body).toMatchObject({ ...car, user_id: person.user_id });
  expect(made.headers.get('access-control-allow-origin')).toBe('https://app.axly.pro');
  expect(made.headers.get('link')).toBe('</api/v1/vehicles>; rel="successor-version"');
  expect((await call('GET', '/vehicles')).body).toEqual([made.body]);
  expect((await call('GET', `/Vehicles/${id}?verbose=1`)).body).toEqual(made.body);
  expect((await call('PUT', `/vehicles/${id}`, { ...car, model: 'Legacy' })).body.model).toBe('Legacy');
  expect((await call('PUT', `/vehicles/${id}`, { year: 1999 })).body).toMatchObject({ model: 'Legacy', year: '1999' });
  expect((await call('PATCH', `/vehicles/${id}`, { make: 'Lada' })).body.make).toBe('Lada');
  const gone = await call('DELETE', `/vehicles/${id}`);
  expect([gone.status, gone.text]).toEqual([200, '{"status":"ok"}']);
  expect((await call('GET', `/vehicles/${id}`)).text).toBe('{"status":"error","message":"No such vehicle."}');
  expect((await call('GET', '/vehicles')).body).toEqual([]);
  expect((await call('POST', '/vehicles', { make: 'Lada' })).status).toBe(400);
  expect((await call('POST', '/vehicles', { ...car, org_id: person.org_id })).status).toBe(400);
  expect((await world.call('GET', '/api/vehicles')).status).toBe(401);
  expect((await call('POST', '/vehicles', car, await world.person('viewer', person))).status).toBe(403);
});

test('the old calls of modifications answer with the old rows, installed_on a day', async () => {
  const { id } = (await call('POST', '/vehicles', car)).body;
  const made = await call('POST', `/vehicles/${id}/mods`, { name: 'Springs', installed_on: '2024-03-31' });
  expect([made.status, Object.keys(made.body)]).toEqual([201, ['id', 'vehicle_id', 'name', 'description', 'installed_on', 'created_at']]);
  expect(made.body).toMatchObject({ vehicle_id: id, description: null, installed_on: '2024-03-31' });
  expect((await call('GET', `/vehicles/${id}/mods`)).body).toEqual([made.body]);
  const changed = await call('PATCH', `/vehicles/${id}/mods/${made.body.id}`, { description: '40 mm', installed_on: null });
  expect(changed.body).toEqual({ ...made.body, description: '40 mm', installed_on: null });
  expect((await call('DELETE', `/vehicles/${id}/mods/${made.body.id}`)).text).toBe('{"status":"ok"}');
  expect((await call('DELETE', `/vehicles/${id}/mods/${made.body.id}`)).text).toBe('{"status":"error","message":"No such modification."}');
  expect((await call('GET', `/vehicles/${newId()}/mods`)).status).toBe(404);
});

test('a device reaches its own by the old calls as well, and a bare list ends at a thousand', async () => {
  const device = await world.person('device', person);
  const { id } = (await call('POST', '/vehicles', car, device)).body;
  expect((await call('GET', '/vehicles', undefined, device)).body.map((row: { id: string }) => row.id)).toEqual([id]);
  const { id: theirs } = (await call('POST', '/vehicles', car)).body;
  for (const [method, path] of [
    ['GET', ''],
    ['PUT', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['GET', '/mods'],
    ['POST', '/mods'],
  ] as const)
    expect((await call(method, `/vehicles/${theirs}${path}`, method === 'GET' ? undefined : { ...car, name: 'X' }, device)).status).toBe(
      404,
    );
  await world.database.sql(
    `insert into app.vehicles (org_id, id, user_id, make, model, year) select $1, gen_random_uuid(), $2, 'A', 'B', 'C' from generate_series(1, 1001)`,
    [person.org_id, device.user_id],
  );
  expect((await call('GET', '/vehicles', undefined, device)).body).toHaveLength(1000);
});

test('a vehicle has the promised columns, index and behaviour when its person is deleted', async () => {
  const columns = await world.database.sql<{ t: string; c: string }>(
    `select table_name || '.' || column_name as t, data_type as c from information_schema.columns
     where table_schema = 'app' and table_name in ('vehicles', 'vehicle_mods') order by table_name desc, ordinal_position`,
  );
  expect(columns.map(({ t, c }) => `${t} ${c}`)).toEqual([
    'vehicles.org_id uuid',
    'vehicles.id uuid',
    'vehicles.user_id uuid',
    'vehicles.make text',
    'vehicles.model text',
    'vehicles.year text',
    'vehicles.created_at timestamp with time zone',
    'vehicle_mods.org_id uuid',
    'vehicle_mods.id uuid',
    'vehicle_mods.vehicle_id uuid',
    'vehicle_mods.name text',
    'vehicle_mods.description text',
    'vehicle_mods.installed_on date',
    'vehicle_mods.created_at timestamp with time zone',
  ]);
  const [index] = await world.database.sql<{ def: string }>(`select indexdef as def from pg_indexes where indexname = 'ix_vehicle_user'`);
  expect(index!.def).toContain('(org_id, user_id');
  const keys = await world.database.sql<{ def: string }>(
    `select pg_get_constraintdef(oid) as def from pg_constraint where contype = 'f' and conrelid in ('app.vehicles'::regclass, 'app.vehicle_mods'::regclass)`,
  );
  const defs = keys.map(({ def }) => def);
  expect(defs).toContain('FOREIGN KEY (user_id) REFERENCES app.users(id) ON DELETE CASCADE');
  expect(defs).toContain('FOREIGN KEY (org_id, vehicle_id) REFERENCES app.vehicles(org_id, id) ON DELETE CASCADE');
});
