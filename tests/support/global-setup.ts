import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startAzurite } from '../../server/local/azurite.ts';
import { startPostgres } from '../../server/local/postgres.ts';
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
  sweep();
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  fs.chmodSync(dir, 0o755);
  const postgres = await startPostgres({ dir, durable: false });
  return {
    server: postgres,
    stop: async () => {
      await postgres.stop();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

const prefix = 'longhouse-test-';

/** A run that was killed leaves its folder: remove those older than an hour. */
function sweep(): void {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const dir = path.join(os.tmpdir(), name);
    if (!name.startsWith(prefix)) continue;
    const age = Date.now() - (fs.statSync(dir, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 3_600_000) fs.rmSync(dir, { recursive: true, force: true });
  }
}
