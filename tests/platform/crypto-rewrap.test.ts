import { spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openKeys, rewrapOrgKeys, type KeyWrapper } from '../../server/platform/crypto/index.ts';
import { LocalWrapper } from '../../server/platform/crypto/local-wrapper.ts';
import { makeKeyWorld, type KeyWorld } from '../support/keys.ts';
import { expectAllReadable, kidsOf, orgIdsOf, storeSecrets } from '../support/stored-secrets.ts';

let world: KeyWorld;
const say = (text: string) => void process.stdout.write(`  ${text}\n`);

beforeAll(async () => {
  world = await makeKeyWorld();
});
beforeEach(() => world.database.sql('delete from app.key_canary')); // each test wraps under keys of its own
afterAll(async () => {
  await world.close();
});

test('killed at 20 random points, everything stays readable, and running it again finishes', async () => {
  const file = path.join(world.folder, 'local.key');
  const stored = await storeSecrets(world, 12, new LocalWrapper(file));
  await openKeys({ db: world.database.db, wrapper: new LocalWrapper(file) }).canary();
  let rewrapped = 0;
  let kills = 0;
  for (; kills < 20; kills++) {
    await appendFile(file, `${randomBytes(32).toString('base64')}\n`);
    const dying = new DyingWrapper(new LocalWrapper(file), randomInt(1, 50));
    const run = rewrapOrgKeys({
      db: world.database.db,
      wrapper: dying,
      orgs: orgIdsOf(stored),
      perSecond: 10_000,
      onProgress: (p) => {
        rewrapped = p.rewrapped;
      },
    });
    await expect(run).rejects.toThrow('killed');
    await expectAllReadable(world, stored, new LocalWrapper(file));
  }
  const wrapper = new LocalWrapper(file);
  const last = await rewrapOrgKeys({ db: world.database.db, wrapper, orgs: orgIdsOf(stored), perSecond: 10_000 });
  expect(last.refused).toEqual([]);
  expect(new Set(await kidsOf(world, stored))).toEqual(new Set([await wrapper.currentKid()]));
  await expectAllReadable(world, stored, wrapper);
  await openKeys({ db: world.database.db, wrapper }).canary();
  expect((await rewrapOrgKeys({ db: world.database.db, wrapper, orgs: orgIdsOf(stored), perSecond: 10_000 })).rewrapped).toBe(0);
  say(
    `rewrap killed ${kills} times over ${stored.length} keys, unreadable: 0; moved by the last broken run: ${rewrapped}, by the final one: ${last.rewrapped}`,
  );
});

test('a rewrapping process killed with SIGKILL leaves everything readable', async () => {
  const file = path.join(world.folder, 'process.key');
  const stored = await storeSecrets(world, 20, new LocalWrapper(file));
  const source = (name: string): string => JSON.stringify(pathToFileURL(path.resolve('server/platform', name)).href);
  const program = path.join(world.folder, 'rewrap.mjs');
  await writeFile(
    program,
    `
    import { Db } from ${source('db/index.ts')};
    import { openWrapper, rewrapOrgKeys } from ${source('crypto/index.ts')};
    const { roles, orgs, file } = JSON.parse(process.argv[2]);
    const db = new Db({ database: (role) => roles[role], pool: { min: 0, max: 2 }, onTrouble() {} });
    const wrapper = openWrapper({ production: false, LOCAL_KEY_FILE: file }, () => {});
    await rewrapOrgKeys({ db, wrapper, orgs, perSecond: 200, onProgress: (p) => console.log(p.rewrapped) });`,
  );
  let halfway = 0;
  for (let kill = 0; kill < 3; kill++) {
    await appendFile(file, `${randomBytes(32).toString('base64')}\n`);
    const child = spawn(process.execPath, [program, JSON.stringify({ roles: world.database.roles, orgs: orgIdsOf(stored), file })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await sleep(randomInt(60));
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    const current = await new LocalWrapper(file).currentKid();
    const moved = (await kidsOf(world, stored)).filter((kid) => kid === current).length;
    if (moved > 0 && moved < stored.length) halfway += 1;
    await expectAllReadable(world, stored, new LocalWrapper(file));
  }
  say(`rewrap process killed 3 times with SIGKILL over ${stored.length} keys, ${halfway} of them halfway, unreadable: 0`);
  expect(halfway).toBeGreaterThan(0);
});

test('a key that does not unwrap is reported and left, the others move; two runs at once do no harm; the pace holds', async () => {
  const file = path.join(world.folder, 'third.key');
  const stored = await storeSecrets(world, 3, new LocalWrapper(file));
  const [broken] = orgIdsOf(stored);
  await world.database.sql(
    'update app.org_keys set wrapped = set_byte(wrapped, 3, get_byte(wrapped, 3) # 1) where org_id = $1 and version = 1',
    [broken],
  );
  await appendFile(file, `${randomBytes(32).toString('base64')}\n`);
  const begun = Date.now();
  const run = () => rewrapOrgKeys({ db: world.database.db, wrapper: new LocalWrapper(file), orgs: orgIdsOf(stored), perSecond: 20 });
  const [one, two] = await Promise.all([run(), run()]);
  expect(one.rewrapped + two.rewrapped).toBe(5);
  expect(one.refused).toEqual([{ org_id: broken, version: 1, reason: 'A wrapped key was changed.' }]);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(200); // six keys at 20 a second are five pauses; two runs may share the work
  const stop = AbortSignal.abort(new Error('stopped by hand'));
  await expect(
    rewrapOrgKeys({ db: world.database.db, wrapper: new LocalWrapper(file), orgs: orgIdsOf(stored), signal: stop }),
  ).rejects.toThrow('stopped by hand');
});

/** Dies at the n-th call, before or after it is done, and stays dead. */
class DyingWrapper implements KeyWrapper {
  readonly name = 'a dying key';
  readonly inner: KeyWrapper;
  left: number;
  constructor(inner: KeyWrapper, calls: number) {
    this.inner = inner;
    this.left = calls;
  }
  async #live<T>(work: () => Promise<T>): Promise<T> {
    if (--this.left === 0 && randomInt(2) === 0) await work();
    if (this.left <= 0) throw new Error('killed');
    return work();
  }
  wrap(bundle: Uint8Array) {
    return this.#live(() => this.inner.wrap(bundle));
  }
  unwrap(wrapped: Buffer, kid: string) {
    return this.#live(() => this.inner.unwrap(wrapped, kid));
  }
  currentKid() {
    return this.inner.currentKid();
  }
}
