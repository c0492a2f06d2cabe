import type { Knex } from 'knex';

const key = `hashtextextended('longhouse migrations', 0)`;

/** Another migration has the lock; `holder` is the process id of its connection, where that can be seen. */
export class MigrationUnderWay extends Error {
  override readonly name = 'MigrationUnderWay';

  constructor(holder: number | undefined) {
    super(`Another migration is under way on this database${holder === undefined ? '' : ` (connection ${holder})`}: nothing was done.`);
  }
}

/**
 * Takes the lock under which every migration runs, for as long as this connection lives; throws MigrationUnderWay if another has it. The
 * database lets go of it by itself: of a killed program it hears within two seconds, even in the middle of a statement.
 */
export async function holdMigrationLock(knex: Knex): Promise<void> {
  await knex.raw(`select set_config('client_connection_check_interval', '2s', false), set_config('lock_timeout', '2s', false)`);
  const { rows } = (await knex.raw(`select pg_try_advisory_lock(${key}) as held`)) as { rows: { held: boolean }[] };
  if (rows[0]?.held) return;
  const other = (await knex.raw(
    `select pid from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())
      and ((classid::bigint << 32) | objid::bigint) = ${key} limit 1`,
  )) as { rows: { pid: number }[] };
  throw new MigrationUnderWay(other.rows[0]?.pid);
}

/**
 * Frees knex's own lock, a row that stays behind when a migration outside a transaction, or a rollback, is killed; only for who holds the
 * migration lock, so that nobody is in the middle of anything. Whether there was one to free.
 */
export async function freeLeftLock(knex: Knex): Promise<boolean> {
  const { rows } = (await knex.raw(`select to_regclass('app.knex_migrations_lock') is not null as there`)) as {
    rows: { there: boolean }[];
  };
  if (!rows[0]?.there) return false;
  return (await knex('app.knex_migrations_lock').where({ is_locked: 1 }).update({ is_locked: 0 })) > 0;
}
