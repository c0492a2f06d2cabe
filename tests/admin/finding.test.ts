import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { type ConsoleWorld, openConsoleWorld, type StaffPerson } from './console-world.ts';

let world: ConsoleWorld;
let auditor: StaffPerson;
beforeAll(async () => {
  world = await openConsoleWorld();
  auditor = await world.staff('auditor');
  for (const [name, slug] of [
    ['Übersee Müller GmbH', 'uebersee'],
    ['Werk-Statt 100%_ Süd', 'south-works'],
    ['', 'nameless'],
  ])
    await world.database.sql('insert into app.orgs (id, slug, name) values ($1, $2, $3)', [newId(), slug, name]);
  for (const [email, name] of [
    ['jörg@example.test', 'Jörg van der Ähre'],
    ['kim+test@example.test', null],
  ])
    await world.database.sql('insert into app.users (id, email, display_name) values ($1, $2, $3)', [newId(), email, name]);
});
afterAll(() => world.close());

const found = async (text: string): Promise<string[]> =>
  (await auditor.get(`/admin/api/pages/find?q=${encodeURIComponent(text)}`)).body.hits.map(({ title }: { title: string }) => title);

test('the search finds by how a name, any word of it, a slug or an address begins, whatever the case', async () => {
  for (const text of ['übersee', 'ÜBERSEE m', 'MÜLL', 'müller über', 'uebers', 'gmbh'])
    expect([text, await found(text)]).toEqual([text, ['Übersee Müller GmbH']]);
  for (const text of ['statt', 'süd werk', 'South-W', 'werk-statt 100%_'])
    expect([text, await found(text)]).toEqual([text, ['Werk-Statt 100%_ Süd']]);
  for (const text of ['JÖRG', 'jörg@ex', 'ÄHRE', 'der']) expect([text, await found(text)]).toEqual([text, ['jörg@example.test']]);
  expect(await found('KIM+T')).toEqual(['kim+test@example.test']);
});

test('the middle of a word finds nothing, and no character stands for others', async () => {
  for (const text of ['bersee', 'üller', 'ürg', 'example.test', '%', '_', '\\', '%_', "' | 'x", ':*', 'ü:* & !x', '()', '\0'])
    expect([text, await found(text)]).toEqual([text, []]);
});

test('a single letter is looked for where names begin, and not in every word', async () => {
  expect([await found('g'), await found('gm')]).toEqual([[], ['Übersee Müller GmbH']]);
  expect(await found('ü')).toEqual(['Übersee Müller GmbH']);
});

test('at most eight of each, each once', async () => {
  for (let i = 0; i < 12; i += 1)
    await world.database.sql('insert into app.orgs (id, slug, name) values ($1, $2, $3)', [
      newId(),
      `many-${i}`,
      i < 5 ? `Many ${i}` : `So many ${i}`,
    ]);
  const many = await found('many');
  expect([many.length, new Set(many).size]).toEqual([8, 8]);
  expect(many.slice(0, 5)).toEqual(['Many 0', 'Many 1', 'Many 2', 'Many 3', 'Many 4']);
});

test('a list is narrowed by how a text begins, newest first, and by the name of what a row points at', async () => {
  const names = async (resource: string, query: string, column: string) =>
    (await auditor.get(`/admin/api/resources/${resource}/actions/list?${query}`)).body.records.map(
      ({ params }: { params: Record<string, string> }) => params[column],
    );
  expect(await names('orgs', 'filters.name=ÜBERSEE', 'slug')).toEqual(['uebersee']);
  expect(await names('orgs', `filters.name=${encodeURIComponent('werk-statt 100%_')}`, 'slug')).toEqual(['south-works']);
  for (const text of ['statt', '%', 'werk_']) expect(await names('orgs', `filters.name=${encodeURIComponent(text)}`, 'slug')).toEqual([]);
  expect(await names('orgs', 'filters.name=many&sortBy=created_at&direction=desc', 'name')).toEqual(
    [4, 3, 2, 1, 0].map((n) => `Many ${n}`),
  );
  const owner = await world.person('owner');
  await world.database.sql("update app.orgs set name = 'Zaun Bau' where id = $1", [owner.org_id]);
  expect(await names('memberships', 'filters.org_id=zaun', 'user_id')).toHaveLength(1);
  expect(await names('memberships', 'filters.org_id=aun', 'user_id')).toEqual([]);
});

test('what begins so is walked newest first where it is many, and shows the same rows', async () => {
  await world.database.sql(
    "insert into app.orgs (id, slug, name, created_at) select gen_random_uuid(), 'crowd-' || n, 'Crowd ' || n, now() - n * interval '1 minute' from generate_series(1, 1100) n",
  );
  const { body } = await auditor.get('/admin/api/resources/orgs/actions/list?filters.name=crowd');
  expect(body.meta.total).toBe(1100);
  expect(body.records.slice(0, 3).map(({ params }: { params: { name: string } }) => params.name)).toEqual([
    'Crowd 1',
    'Crowd 2',
    'Crowd 3',
  ]);
});

test('what the console asks is planned for its values; who is asking, on every request, is planned once', async () => {
  const modeOf = async (pool: 'staff' | 'app' | 'auth') =>
    ((await world.tools.db[pool].raw('show plan_cache_mode')) as { rows: { plan_cache_mode: string }[] }).rows[0]?.plan_cache_mode;
  const modes = [await modeOf('staff'), await modeOf('auth'), await modeOf('app')];
  expect(modes).toEqual(['force_custom_plan', 'force_generic_plan', 'auto']);
});
