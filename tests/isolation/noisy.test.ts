import fs from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { hashPassword } from '../../server/modules/identity/passwords.ts';
import { until } from '../support/until.ts';
import { openWorld, type World } from '../support/world.ts';

const pool = 8;
let world: World;
beforeAll(async () => {
  world = await openWorld({ settings: { DB_POOL_MAX: String(pool) } });
});
afterAll(() => world.close());

const vehicle = { make: 'Mazda', model: 'MX-5', year: '1998' };
const waiting = async (): Promise<number> =>
  (
    await world.database.sql(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and usename like '%app%'`,
    )
  ).length;

test('sixty slow requests of one organisation hold half of the connections; another is answered meanwhile', async () => {
  const [noisy, quiet] = [await world.person(), await world.person()];
  const { id } = (await noisy.post('/vehicles', vehicle)).body;
  const { app } = world.database.roles;
  const holder = new pg.Client({ ...app, password: String(app.password), ssl: false });
  await holder.connect();
  await holder.query(`begin; set local idle_in_transaction_session_timeout = 0; select set_config('app.org_id', '${noisy.org_id}', true)`);
  await holder.query('select 1 from app.vehicles where id = $1 for update', [id]);
  let answered = 0;
  const slow = Array.from({ length: 60 }, () =>
    noisy.patch(`/vehicles/${id}`, { model: 'MX-6' }).then(({ status }) => ((answered += 1), status)),
  );
  const looks: number[] = [];
  let done = false;
  const looking = (async () => {
    while (!done) looks.push(await waiting());
  })();
  try {
    await until('the slow ones wait', () => Math.max(0, ...looks) >= pool / 2);
    for (let n = 0; n < 10; n += 1) {
      expect((await quiet.post('/vehicles', vehicle)).status).toBe(201);
      expect((await quiet.get('/vehicles')).status).toBe(200);
    }
    expect(answered).toBeLessThan(60);
  } finally {
    done = true;
    await looking;
    await holder.end();
  }
  expect(Math.max(...looks)).toBe(pool / 2);
  for (const status of await Promise.all(slow)) expect([200, 429, 503]).toContain(status);
  expect((await noisy.get(`/vehicles/${id}`)).body.model).toBe('MX-6');
});

test('a hundred who sign in at once wait for each other; who asks for anything else does not wait for them', async () => {
  const person = await world.person();
  await hashPassword('what is loaded with the first hash');
  let signedIn = 0;
  const logins = Array.from({ length: 100 }, (_, n) =>
    world
      .call('POST', '/api/v1/auth/login', { email: `nobody-${n}@example.test`, password: 'wrong wrong wrong' })
      .then(({ status }) => ((signedIn += 1), status)),
  );
  expect((await person.get('/me')).status).toBe(200);
  expect((await person.post('/vehicles', vehicle)).status).toBe(201);
  expect(signedIn).toBeLessThan(100);
  expect(new Set(await Promise.all(logins))).toEqual(new Set([401]));
});

test('sixty passwords that are hashed at once leave threads to everything else', async () => {
  let hashed = 0;
  const hashing = Array.from({ length: 60 }, () => hashPassword('wrong wrong wrong').then(() => (hashed += 1)));
  await new Promise((resolve) => setImmediate(resolve));
  // Reading a file takes a thread as well, and threads are given out in the order they are asked for.
  await fs.readFile(import.meta.filename);
  expect(hashed).toBeLessThan(30);
  await Promise.all(hashing);
});
