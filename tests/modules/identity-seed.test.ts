import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { seedDemo } from '../../seeds/demo.ts';
import { seedOrganisation, type SeededOrganisation } from '../../server/modules/identity/index.ts';
import { allPermissions } from '../../server/platform/http/permissions.ts';
import { type Answer, openWorld, type World } from '../support/world.ts';

let world: World;
let demo: SeededOrganisation | undefined;
beforeAll(async () => {
  world = await openWorld();
  demo = await seedDemo(world.tools);
});
afterAll(() => world.close());

const withKey = (key = ''): Promise<Answer> => world.call('GET', '/api/v1/me', undefined, { authorization: `Bearer ${key}` });
const withPassword = (password = ''): Promise<Answer> =>
  world.call('POST', '/api/v1/auth/login', { email: 'demo@longhouse.example', password });

test('the demo organisation is there, and its owner signs in with a password or an API key that may do everything', async () => {
  expect(demo).toMatchObject({ email: 'demo@longhouse.example', org_slug: 'demo' });
  const { status, body } = await withKey(demo?.api_key);
  expect([status, body.org.slug, body.role]).toEqual([200, 'demo', 'owner']);
  expect(new Set(body.permissions)).toEqual(new Set(allPermissions));
  expect((await withPassword(demo?.password)).body.org.slug).toBe('demo');
});

test('it has a vehicle with modifications, once', async () => {
  await seedDemo(world.tools).then((again) => (demo = again));
  const key = { authorization: `Bearer ${demo?.api_key}` };
  const { body } = await world.call('GET', '/api/v1/vehicles', undefined, key);
  expect(body.data).toMatchObject([{ make: 'Subaru', model: 'Outback', year: '2016' }]);
  const mods = await world.call('GET', `/api/v1/vehicles/${body.data[0].id}/mods`, undefined, key);
  expect(mods.body.data.map((mod: { installed_on: string }) => mod.installed_on)).toEqual(['2025-06-14', '2024-03-31']);
});

test('it lets old clients sign in by device, as they did', async () => {
  const row = await world.tools.db.auth('app.orgs').where({ slug: 'demo' }).first('settings');
  expect(row).toEqual({ settings: { device_signin: 'open' } });
});

test('whoever lost its sign-in data gets new ones, and the old ones are refused', async () => {
  const session = (await withPassword(demo?.password)).body.access_token;
  const again = await seedDemo(world.tools);
  expect([(await withKey(demo?.api_key)).status, (await withPassword(demo?.password)).status]).toEqual([401, 401]);
  expect((await withKey(session)).status).toBe(401);
  expect([(await withKey(again?.api_key)).status, (await withPassword(again?.password)).status]).toEqual([200, 200]);
});

test('an organisation of somebody else is left alone, and production altogether', async () => {
  const { slug } = await world.tools.db
    .auth('app.orgs')
    .where({ id: (await world.person('owner')).org_id })
    .first('slug');
  const seed = { slug, name: 'Taken', email: 'other@longhouse.example', settings: {} };
  expect(await seedOrganisation(world.tools, seed)).toBeUndefined();
  expect(await world.tools.db.auth('app.users').where({ email: seed.email }).first()).toBeUndefined();
  const production = { ...world.tools, settings: { ...world.settings, production: true } };
  await expect(seedOrganisation(production, { ...seed, slug: 'free' })).rejects.toThrow('Production is not seeded.');
});
