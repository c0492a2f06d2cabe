import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openKeys, type KeyWrapper, type OrgKeys } from '../../server/platform/crypto/index.ts';
import { LocalWrapper } from '../../server/platform/crypto/local-wrapper.ts';
import { keyUnavailable } from '../../server/platform/crypto/wrapper.ts';
import type { Org } from '../../server/platform/db/index.ts';
import { cloneDatabase, type TestDatabase } from './database.ts';

/** A local wrapper that counts its unwraps, takes 5 ms for each, and can be down. */
export class WatchedWrapper implements KeyWrapper {
  readonly name = 'the watched key';
  readonly #inner: LocalWrapper;
  unwraps = 0;
  down = false;

  constructor(file: string) {
    this.#inner = new LocalWrapper(file);
  }

  wrap(bundle: Uint8Array): Promise<{ wrapped: Buffer; kek_kid: string }> {
    return this.down ? Promise.reject(keyUnavailable(7, 'down')) : this.#inner.wrap(bundle);
  }

  async unwrap(wrapped: Buffer, kid: string): Promise<Buffer> {
    this.unwraps += 1;
    await sleep(5);
    if (this.down) throw keyUnavailable(7, 'down');
    return this.#inner.unwrap(wrapped, kid);
  }

  currentKid(): Promise<string> {
    return this.#inner.currentKid();
  }
}

/** What a story about organisation keys plays in: a database, a folder for key files and a clock that can be turned. */
export interface KeyWorld {
  database: TestDatabase;
  folder: string;
  /** Turns the clock forward. */
  minutes(count: number): void;
  /** A wrapper; all of them share one key file. */
  watched(): WatchedWrapper;
  /** The keys as one process has them, with nothing in memory. */
  keysOf(wrapper: KeyWrapper): OrgKeys;
  newOrg(): Promise<Org>;
  close(): Promise<void>;
}

export async function makeKeyWorld(): Promise<KeyWorld> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'longhouse-keys-'));
  const database = await cloneDatabase();
  let time = Date.now();
  const clock = { now: () => new Date(time) };
  return {
    database,
    folder,
    minutes: (count) => void (time += count * 60_000),
    watched: () => new WatchedWrapper(path.join(folder, 'watched.key')),
    keysOf: (wrapper) => openKeys({ db: database.db, wrapper, clock }),
    async newOrg() {
      const id = randomUUID();
      await database.sql('insert into app.orgs (id, slug, name) values ($1, $2, $3)', [id, `o-${id}`.slice(0, 30), 'Org']);
      return database.db.org(id, { kind: 'user', id: randomUUID() });
    },
    async close() {
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A place for a secret, in a row of its own. */
export const somewhere = (): { table: string; row_id: string; field: string } => ({
  table: 'provider_credentials',
  row_id: randomUUID(),
  field: 'secret',
});
