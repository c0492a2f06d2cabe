import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sealedColumns, tokenFor } from '../../server/modules/credentials/index.ts';
import { resealAll } from '../../server/modules/credentials/reseal.ts';
import { until } from '../support/until.ts';
import type { Person } from '../support/world.ts';
import { app, type CredentialWorld, openCredentialWorld } from './credentials-world.ts';
import { bare } from '../local/programs/processes.ts';

let world: CredentialWorld;
beforeAll(async () => {
  world = await openCredentialWorld({ worker: true });
});
afterAll(() => world.close());

const never = new AbortController().signal;
const secretNumber = (i: number) => `ghp_secretNumber${i}OfThisOrganisation`;
const versions = async (person: Person) =>
  (await person.get('/org/keys')).body.data as { version: number; current: boolean; retired_at: string | null }[];
const sealedUnder = async (orgId: string): Promise<number[]> => {
  const rows = await world.database.sql<{ key_version: number }>('select key_version from app.provider_credentials where org_id = $1', [
    orgId,
  ]);
  return rows.map(({ key_version }) => key_version);
};
/** Long enough ago that every process knows the newest version. */
const ripen = (orgId: string) =>
  world.database.sql("update app.org_keys set created_at = created_at - interval '1 hour' where org_id = $1", [orgId]);

async function ownerWith(count: number): Promise<{ owner: Person; ids: string[] }> {
  const owner = await world.person('owner');
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push(await world.stored(owner, 'github_pat', secretNumber(i)));
  return { owner, ids };
}

const expectAllOpen = async (owner: Person, ids: string[]) => {
  const tools = world.another();
  for (const [i, id] of ids.entries()) expect((await tokenFor(owner.org, tools, id, 'test.open')).token).toBe(secretNumber(i));
};

test('the versions are listed without the vault’s address, and only an owner rotates', async () => {
  const { owner } = await ownerWith(1);
  const { status, body } = await owner.get('/org/keys');
  expect([status, body]).toEqual([
    200,
    {
      data: [
        { version: 1, created_at: expect.any(String), retired_at: null, current: true, kek: expect.stringMatching(/^local\/[0-9a-f]{8}$/) },
      ],
      next_cursor: null,
    },
  ]);
  const [viewer, admin] = [await world.person('viewer', owner), await world.person('admin', owner)];
  expect((await viewer.get('/org/keys')).status).toBe(200);
  expect((await admin.post('/org/keys/rotate')).status).toBe(403);
  expect((await (await world.person()).get('/org/keys')).body.data).toEqual([]);
});

test('rotation: 202, everything is sealed anew by the job, and the old version is retired when all processes know the new one', async () => {
  const { owner, ids } = await ownerWith(3);
  const appId = await world.stored(owner, 'github_app', app);
  const { token } = await tokenFor(owner.org, world.tools, appId, 'test.open');
  const rotated = await owner.post('/org/keys/rotate');
  expect([rotated.status, rotated.headers.get('location')]).toEqual([202, '/api/v1/org/keys']);
  expect(rotated.body).toEqual({ version: 2, job_id: expect.any(String) });
  await until('everything is sealed anew', async () => (await sealedUnder(owner.org_id)).every((version) => version === 2));
  await until('the job waits', async () => (await world.tools.jobs.find(owner.org, rotated.body.job_id))?.state === 'waiting');
  const [{ token_key_version } = {}] = await world.database.sql('select token_key_version from app.provider_credentials where id = $1', [
    appId,
  ]);
  expect(token_key_version).toBe(2);
  expect(await versions(owner)).toMatchObject([
    { version: 2, current: true },
    { version: 1, retired_at: null },
  ]);

  await ripen(owner.org_id);
  await resealAll(owner.org, world.another(), never);
  expect(await versions(owner)).toMatchObject([
    { version: 2, retired_at: null },
    { version: 1, current: false, retired_at: expect.any(String) },
  ]);
  await expectAllOpen(owner, ids);
  expect((await tokenFor(owner.org, world.another(), appId, 'test.open')).token).toBe(token);
  const pages = [(await owner.get('/org/keys?limit=1')).body];
  pages.push((await owner.get(`/org/keys?limit=1&cursor=${pages[0].next_cursor}`)).body);
  expect(pages.map(({ data, next_cursor }) => [data.map(({ version }: { version: number }) => version), next_cursor !== null])).toEqual([
    [[2], true],
    [[1], false],
  ]);
});

test('what another process still seals under the old version is sealed anew before that is retired', async () => {
  const { owner, ids } = await ownerWith(1);
  const slow = world.another();
  await slow.keys.seal(owner.org, { table: 'x', row_id: owner.org_id, field: 'y' }, 'it knows version 1 as the current one');
  await owner.post('/org/keys/rotate');
  const [kept] = await world.database.sql('select id from app.provider_credentials where org_id = $1', [owner.org_id]);
  await until('it is sealed anew', async () => (await sealedUnder(owner.org_id))[0] === 2);
  const place = { table: 'provider_credentials', row_id: kept!['id'] as string, field: 'sealed' };
  const late = await slow.keys.seal(owner.org, place, secretNumber(0));
  expect(late.key_version).toBe(1);
  await world.database.sql('update app.provider_credentials set sealed = $2, key_version = 1 where id = $1', [place.row_id, late.sealed]);
  await ripen(owner.org_id);
  await resealAll(owner.org, world.another(), never);
  expect(await sealedUnder(owner.org_id)).toEqual([2]);
  await expectAllOpen(owner, ids);
});

/** Bytes that are not sealed under an organisation's key: hashes, the wrapped keys themselves, and what the platform seals for itself or for one delivery. */
const otherBytes =
  /hash$|_sha256$|_mac$|^audit_events\.prev$|^org_keys\.wrapped$|^(key_canary|outbox|credential_drops|staff_readings)\.|^staff_users\.totp_sealed$/;

test('every sealed column of the database is declared, so that rotation finds it', async () => {
  const bytes = await world.database.sql<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'app' and data_type = 'bytea'`,
  );
  const sealed = bytes.map(({ name }) => name).filter((name) => !otherBytes.test(name));
  expect(
    sealedColumns()
      .map(({ at }) => `${at('').table}.${at('').field}`)
      .toSorted(),
  ).toEqual(sealed.toSorted());
});

test('a value that does not open keeps the old version from being retired, and the others move', async () => {
  const { owner, ids } = await ownerWith(3);
  await world.database.sql('update app.provider_credentials set sealed = set_byte(sealed, 30, get_byte(sealed, 30) # 1) where id = $1', [
    ids[1],
  ]);
  await world.tools.keys.rotate(owner.org);
  await ripen(owner.org_id);
  await expect(resealAll(owner.org, world.another(), never)).rejects.toThrow(/^1 sealed values do not open/);
  expect((await sealedUnder(owner.org_id)).toSorted((a, b) => a - b)).toEqual([1, 2, 2]);
  expect(await versions(owner)).toMatchObject([{ version: 2 }, { version: 1, retired_at: null }]);
});

test('a secret that is replaced while it is being sealed anew stays the new one', async () => {
  const { owner, ids } = await ownerWith(1);
  await world.tools.keys.rotate(owner.org);
  const tools = world.another();
  const reseal = tools.keys.reseal.bind(tools.keys);
  tools.keys.reseal = async (...value) => {
    const anew = await reseal(...value);
    await owner.put(`/credentials/${ids[0]}/secret`, { secret: 'ghp_enteredInThatVeryMoment' });
    return anew;
  };
  await ripen(owner.org_id);
  await resealAll(owner.org, tools, never);
  expect((await tokenFor(owner.org, world.another(), ids[0]!, 'test.open')).token).toBe('ghp_enteredInThatVeryMoment');
});

test('killed again and again in the middle, everything stays readable, and the last run finishes', async () => {
  const { owner, ids } = await ownerWith(24);
  await world.tools.keys.rotate(owner.org);
  await ripen(owner.org_id);
  const key_file = path.join(world.settings.LONGHOUSE_DIR, 'watched.key');
  const program = path.join(import.meta.dirname, 'credentials-reseal-process.ts');
  const args = [program, JSON.stringify({ roles: world.database.roles, key_file, org_id: owner.org_id })];
  let halfway = 0;
  for (let kill = 1; kill <= 3; kill++) {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: bare,
    });
    const exit = once(child, 'exit');
    let done = 0;
    child.stdout.on('data', (dots: Buffer) => {
      done += dots.length;
      if (done >= 3) child.kill('SIGKILL');
    });
    expect((await exit)[1]).toBe('SIGKILL');
    const moved = (await sealedUnder(owner.org_id)).filter((version) => version === 2).length;
    if (moved > 0 && moved < ids.length) halfway += 1;
    await expectAllOpen(owner, ids);
  }
  expect(halfway).toBeGreaterThan(0);
  await Promise.all([resealAll(owner.org, world.another(), never), resealAll(owner.org, world.another(), never)]);
  expect(new Set(await sealedUnder(owner.org_id))).toEqual(new Set([2]));
  expect(await versions(owner)).toMatchObject([{ version: 2 }, { version: 1, retired_at: expect.any(String) }]);
  await expectAllOpen(owner, ids);
  await expect(resealAll(owner.org, world.another(), AbortSignal.abort(new Error('stopped')))).resolves.toBeUndefined();
});

test('a job told to stop leaves what it has not done to the next run', async () => {
  const { owner, ids } = await ownerWith(3);
  await world.tools.keys.rotate(owner.org);
  await expect(resealAll(owner.org, world.another(), AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  expect(await sealedUnder(owner.org_id)).toEqual([1, 1, 1]);
  await expectAllOpen(owner, ids);
});
