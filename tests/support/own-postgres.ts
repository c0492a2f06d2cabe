import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort, type LocalPostgres, startPostgres } from '../../server/local/postgres.ts';
import { newPasswords, provision } from '../../server/local/provision.ts';
import type { Database, DatabaseRole } from '../../server/platform/config/index.ts';
import { connect, Db } from '../../server/platform/db/index.ts';
import { installQueues } from '../../server/platform/jobs/install.ts';
import type { TestDatabase } from './database.ts';

/** A Postgres that one file may break: migrated, always at the same port, and with the commits that it answered still there after a crash. */
export interface OwnPostgres {
  port: number;
  roles: Record<DatabaseRole, Database>;
  /** Runs SQL as superuser; while the server is away it tries again, so hand it what may run twice. */
  sql<R extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
  /** Ends it as `pg_ctl stop -m immediate` does and starts it again after `downMs`. Resolves when it takes connections; answers the time it was away, in ms. */
  crash(downMs?: number): Promise<number>;
  /** Cuts every connection but the superuser's own; answers how many. */
  cut(): Promise<number>;
  stop(): Promise<void>;
}

const frugal = ['autovacuum=off', 'jit=off', 'wal_level=minimal', 'max_wal_senders=0', 'max_connections=200', 'scram_iterations=16'];
/** The machine itself does not fall here, so that what was handed to it need not reach a disk. */
const quick = ['fsync=off', 'full_page_writes=off'];
const patienceMs = 30_000;

/** The same as a test's database, with the pools of the server; dropping it stops the server. */
export function asTestDatabase(own: OwnPostgres): TestDatabase {
  const db = new Db({ database: (role) => own.roles[role], pool: { min: 0, max: 12 }, onTrouble: () => {} });
  return { name: own.roles.app.database, roles: own.roles, db, sql: own.sql, drop: () => db.closePool().then(() => own.stop()) };
}

/** Starts it in memory where there is some, with the roles, the schema and the queues of the house. It ends with this process, however that ends. */
export async function openOwnPostgres(): Promise<OwnPostgres> {
  const place = fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();
  // Named as the shared one's, which removes the folders of runs that were killed.
  const dir = fs.mkdtempSync(path.join(place, `longhouse-test-${process.pid}-own-`));
  await using opened = new AsyncDisposableStack();
  opened.defer(() => fs.rmSync(dir, { recursive: true, force: true }));
  fs.chmodSync(dir, 0o755);
  const port = await freePort();
  const start = (): Promise<LocalPostgres> => startPostgres({ dir, durable: true, settings: [`port=${port}`, ...frugal, ...quick] });
  let server = await start();
  opened.defer(() => server.stop());
  const superuser = { host: '127.0.0.1', port, user: server.user, password: server.password };
  const name = `own_${randomBytes(4).toString('hex')}`;
  const roles = await provision(superuser, name, newPasswords());
  const owner = connect(roles.owner, { min: 0, max: 1 });
  try {
    await owner.migrate.latest();
  } finally {
    await owner.destroy();
  }
  await installQueues(roles.owner);

  const pool = new pg.Pool({ ...superuser, database: name, max: 4, application_name: 'looking on', allowExitOnIdle: true });
  pool.on('error', () => {});
  opened.defer(() => pool.end());
  const sql: OwnPostgres['sql'] = async (text, values) => {
    for (const end = Date.now() + patienceMs; ; await sleep(50)) {
      try {
        return (await pool.query(text, values)).rows as never;
      } catch (error) {
        if (!isAway(error) || Date.now() > end) throw error;
      }
    }
  };
  const kept = opened.move();
  return {
    port,
    roles,
    sql,
    async crash(downMs = 0) {
      const began = performance.now();
      process.kill(server.pid, 'SIGQUIT');
      await server.stop(); // SIGINT does not soften an immediate shutdown that has begun
      await sleep(downMs);
      server = await start();
      return performance.now() - began;
    },
    async cut() {
      const rows = await sql(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name <> 'looking on'",
      );
      return rows.length;
    },
    stop: () => kept.disposeAsync(),
  };
}

const isAway = (error: unknown): boolean =>
  /^(57P|08|ECONN|EPIPE)/.test((error as { code?: string }).code ?? '') || /terminated|ended/.test((error as Error).message);
