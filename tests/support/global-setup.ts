import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startAzurite } from '../../server/local/azurite.ts';
import { startPostgres } from '../../server/local/postgres.ts';
import { identityOf } from '../../server/local/process-identity.ts';
import { newPasswords, provision, type Superuser } from '../../server/local/provision.ts';
import { connect } from '../../server/platform/db/index.ts';

const template = 'longhouse_template';

/**
 * One Postgres for the run (or the server of TEST_DB_URI, as its superuser), migrated once into a template that each file clones, and one
 * Azurite in memory.
 */
export default async function setup(): Promise<void> {
  const [{ server, stop }, blobs] = await Promise.all([findServer(), startAzurite()]);
  const passwords = newPasswords();
  const name = process.env['TEST_DB_URI'] ? `${template}_${process.pid}` : template;
  const { owner } = await provision(server, name, passwords);
  const knex = connect(owner, { min: 0, max: 1 });
  try {
    await knex.migrate.latest();
  } finally {
    await knex.destroy(); // CREATE DATABASE … TEMPLATE refuses while anyone is connected to the template
  }
  process.env['LONGHOUSE_TEST_SERVER'] = JSON.stringify({ ...server, template: name, passwords });
  process.env['LONGHOUSE_TEST_BLOBS'] = blobs.connection;
  Object.assign(globalThis, { stopTestServer: () => Promise.all([stop(), blobs.stop()]) });
}

async function findServer(): Promise<{ server: Superuser; stop(): Promise<void> }> {
  const uri = process.env['TEST_DB_URI'];
  if (uri) {
    const { hostname, port, username, password } = new URL(uri.replace('postgresql+psycopg:', 'postgres:'));
    const server = {
      host: hostname,
      port: Number(port || 5432),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
    };
    return { server, stop: async () => {} };
  }
  for (const place of places) sweep(place);
  const dir = fs.mkdtempSync(path.join(places.find(isRoomy) ?? os.tmpdir(), `${prefix}${process.pid}-`));
  fs.chmodSync(dir, 0o755);
  const postgres = await startPostgres({ dir, durable: false, settings: frugal });
  return {
    server: postgres,
    stop: async () => {
      await postgres.stop();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

const prefix = 'longhouse-test-';
/** Memory before disk: each test file clones a database, which a busy disk makes ten times slower. */
const places = ['/dev/shm', os.tmpdir()];
/** For a server that lives for minutes and that nobody recovers: no upkeep beside the tests, and cheap password checks. */
const frugal = ['autovacuum=off', 'jit=off', 'wal_level=minimal', 'max_wal_senders=0', 'max_wal_size=256MB', 'scram_iterations=16'];
const neededBytes = 2 * 1024 ** 3;

function isRoomy(place: string): boolean {
  try {
    fs.accessSync(place, fs.constants.W_OK);
    const { bavail, bsize } = fs.statfsSync(place);
    return bavail * bsize > neededBytes;
  } catch {
    return false;
  }
}

/** A run that was killed leaves its folder: remove those whose process, which they are named after, is gone. */
function sweep(place: string): void {
  const left = fs.existsSync(place) ? fs.readdirSync(place).filter((name) => name.startsWith(prefix)) : [];
  for (const name of left) {
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    if (Number.isInteger(pid) && identityOf(pid) === undefined) fs.rmSync(path.join(place, name), { recursive: true, force: true });
  }
}
