import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import type { Role } from '../../server/platform/http/index.ts';
import type { Answer, Person } from '../support/world.ts';
import { openRepositoryWorld, type RepositoryWorld } from './repositories-world.ts';

let world: RepositoryWorld;
let owner: Person;
let id: string;
beforeAll(async () => {
  world = await openRepositoryWorld();
  owner = await world.person();
  id = await world.connected(owner, world.providers.github);
  await owner.put(`/repositories/${id}/webhook`, {});
});
afterAll(() => world.close());

const same = { 'x-request-id': 'the-same-for-all' };

/** Every question about one repository. The last one removes it. */
const questions = (at: string): [name: string, may: Role[], ask: (person: Person) => Promise<Answer>][] => [
  ['GET', readers, (person) => person.get(at, undefined, same)],
  ['GET files', readers, (person) => person.get(`${at}/files`, undefined, same)],
  ['GET content', readers, (person) => person.get(`${at}/content?path=README.md`, undefined, same)],
  ['GET commits', readers, (person) => person.get(`${at}/commits`, undefined, same)],
  ['GET webhook', readers, (person) => person.get(`${at}/webhook`, undefined, same)],
  ['PATCH', admins, (person) => person.patch(at, { default_ref: 'main' }, same)],
  ['PUT webhook', admins, (person) => person.put(`${at}/webhook`, {}, same)],
  ['POST rotate-secret', admins, (person) => person.post(`${at}/webhook/rotate-secret`, undefined, same)],
  ['DELETE', admins, (person) => person.delete(at, undefined, same)],
];
const readers: Role[] = ['viewer', 'member', 'admin', 'owner'];
const admins: Role[] = ['admin', 'owner'];

test('each role may do what the table of the product says', async () => {
  const roles: Role[] = ['device', 'viewer', 'member', 'admin', 'owner'];
  for (const role of roles) {
    const person = await world.person(role, owner);
    expect([role, (await person.get('/repositories')).status]).toEqual([role, readers.includes(role) ? 200 : 403]);
    // An empty body shows who is let through to have it looked at.
    expect([role, (await person.post('/repositories', {})).status]).toEqual([role, admins.includes(role) ? 400 : 403]);
    for (const [name, may, ask] of questions(`/repositories/${id}`)) {
      if (name === 'DELETE' && may.includes(role)) continue;
      const { status, body } = await ask(person);
      if (may.includes(role)) expect([role, name, status]).toEqual([role, name, 200]);
      else expect([role, name, status, body.code]).toEqual([role, name, 403, 'permission_denied']);
    }
  }
});

test("a neighbour's repository answers like one that never was, byte for byte, and stays as it is", async () => {
  const neighbour = await world.person();
  await world.connected(neighbour, world.providers.github);
  const before = await world.database.sql('select r::text, w::text from app.repositories r join app.webhook_sources w on w.repo_id = r.id');
  for (const [index, [name, , ask]] of questions(`/repositories/${id}`).entries()) {
    const theirs = await ask(neighbour);
    const never = await questions(`/repositories/${newId()}`)[index]![2](neighbour);
    expect([name, theirs.status, theirs.body.code]).toEqual([name, 404, 'repository_not_found']);
    expect(theirs.text).toBe(never.text);
  }
  expect((await neighbour.get('/repositories')).body.data.map((row: { id: string }) => row.id)).not.toContain(id);
  const after = await world.database.sql('select r::text, w::text from app.repositories r join app.webhook_sources w on w.repo_id = r.id');
  expect(after).toEqual(before);
});

test('nobody gets anything without a token', async () => {
  for (const path of ['', `/${id}`, `/${id}/files`, `/${id}/content?path=a`, `/${id}/commits`, `/${id}/webhook`]) {
    expect((await world.call('GET', `/api/v1/repositories${path}`)).status).toBe(401);
  }
});

test('an organisation that has this part switched off has none of it', async () => {
  const person = await world.person();
  const here = await world.connected(person, world.providers.github);
  await world.database.sql(`update app.orgs set settings = '{"modules": ["events"]}' where id = $1`, [person.org_id]);
  expect(await person.get(`/repositories/${here}/files`)).toMatchObject({ status: 404, body: { code: 'module_not_enabled' } });
});

test('an id that is none, and an organisation in the request, are refused', async () => {
  expect((await owner.get('/repositories/1')).status).toBe(400);
  expect((await owner.get(`/repositories/${id}?org_id=${owner.org_id}`)).body.code).toBe('org_id_not_allowed');
});

test('the tables are guarded: the database itself keeps organisations apart', async () => {
  const neighbour = await world.person();
  const tables = ['repositories', 'webhook_sources', 'webhook_deliveries'];
  for (const table of tables) {
    const [row] = await world.database.sql(
      'select relrowsecurity and relforcerowsecurity as forced from pg_class where oid = $1::regclass',
      [`app.${table}`],
    );
    expect(row).toEqual({ forced: true });
  }
  const seen = await world.tools.db.app.transaction(async (trx) => {
    await trx.raw(`select set_config('app.org_id', ?, true)`, [neighbour.org_id]);
    return (await trx.raw('select id from app.repositories where id = ?', [id])) as { rows: unknown[] };
  });
  expect(seen.rows).toEqual([]);
  await expect(world.tools.db.auth.raw('select secret from app.webhook_sources')).rejects.toMatchObject({ code: '42501' });
  await expect(world.tools.db.auth.raw('select id from app.repositories')).rejects.toMatchObject({ code: '42501' });
});
