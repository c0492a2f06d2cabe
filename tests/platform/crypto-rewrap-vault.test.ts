import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openKeys, rewrapOrgKeys } from '../../server/platform/crypto/index.ts';
import { makeKeyWorld, type KeyWorld } from '../support/keys.ts';
import { expectAllReadable, kidsOf, orgIdsOf, storeSecrets } from '../support/stored-secrets.ts';
import { makeVaultWorld, type VaultWorld } from '../support/vault-world.ts';

let world: KeyWorld;
let vaults: VaultWorld;

beforeAll(async () => {
  world = await makeKeyWorld();
  vaults = await makeVaultWorld();
});
beforeEach(() => world.database.sql('delete from app.key_canary')); // each test wraps under keys of its own
afterAll(async () => {
  await world.close();
  await vaults.close();
});

test('Key Vault after a rotation: every key and the canary move to the new version, and the old one can then be disabled', async () => {
  const old = vaults.vault.rotate('kek');
  const open = () => vaults.open('kek');
  const stored = await storeSecrets(world, 3, open());
  await openKeys({ db: world.database.db, wrapper: open() }).canary();
  const fresh = vaults.vault.rotate('kek');
  const seen: number[] = [];
  const done = await rewrapOrgKeys({
    db: world.database.db,
    wrapper: open(),
    orgs: each(orgIdsOf(stored)),
    perSecond: 1_000,
    onProgress: (p) => seen.push(p.rewrapped),
  });
  expect(done).toMatchObject({ orgs: 3, rewrapped: 6, refused: [] });
  expect(seen.at(-1)).toBe(6);
  vaults.vault.set(old, { enabled: false });
  expect(new Set(await kidsOf(world, stored))).toEqual(new Set([fresh]));
  await expectAllReadable(world, stored, open());
  await openKeys({ db: world.database.db, wrapper: open() }).canary();
});

test('a vault that fails or lies on the way ends the run with 503, and nothing is lost', async () => {
  const first = vaults.vault.rotate('second');
  const open = () => vaults.open('second');
  const stored = await storeSecrets(world, 2, open());
  await openKeys({ db: world.database.db, wrapper: open() }).canary();
  vaults.vault.rotate('second');
  vaults.vault.fail({ kind: 'status', status: 403, code: 'ForbiddenByRbac' }, 1, 'wrapkey');
  await expect(rewrapOrgKeys({ db: world.database.db, wrapper: open(), orgs: orgIdsOf(stored) })).rejects.toMatchObject({
    code: 'key_unavailable',
  });
  vaults.vault.heal();
  for (const operation of ['wrapkey', 'unwrapkey']) {
    for (let right = 0; right < 4; right++) {
      vaults.vault.rotate('second');
      for (let i = 0; i < right; i++) vaults.vault.fail({ kind: 'none' }, 1, operation);
      vaults.vault.fail({ kind: 'wrong answer' }, 1, operation);
      await rewrapOrgKeys({ db: world.database.db, wrapper: open(), orgs: orgIdsOf(stored), perSecond: 1_000 }).catch(() => {});
      vaults.vault.heal();
      await expectAllReadable(world, stored, open());
      await openKeys({ db: world.database.db, wrapper: open() }).canary();
    }
  }
  await rewrapOrgKeys({ db: world.database.db, wrapper: open(), orgs: orgIdsOf(stored), perSecond: 1_000 });
  expect(await kidsOf(world, stored)).not.toContain(first);
});

async function* each(ids: string[]): AsyncIterable<string> {
  for (const id of ids) yield id;
}
