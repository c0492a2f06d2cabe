import type { Database } from '../platform/config/index.ts';
import { codeOf, connect, expectedSchemaVersion, freeLeftLock, holdMigrationLock, schemaVersion } from '../platform/db/index.ts';
import { StartFault } from '../run/start-fault.ts';

/** What bringing a database up to this program came to. */
export interface Migrated {
  /** The migrations that ran, in order. */
  ran: string[];
  version: string;
  /** The version of the queue's tables, and what it was before; null: there were none. */
  queue: { before: number | null; now: number | null };
  /** A migration had been killed and left knex locked. */
  freed: boolean;
}

const absent = new Set(['42P01', '3F000']);
const inUse = '55P03';

/**
 * Brings the schema up to this program, then the tables of the queue, as longhouse_owner and under the migration lock: throws
 * MigrationUnderWay if another does so now. A migration that fails is a StartFault, and nothing of it stays.
 */
export async function migrate(owner: Database): Promise<Migrated> {
  // One connection, which stays: it holds the lock.
  let failed = 'The migration';
  const knex = connect(owner, { min: 1, max: 1 }, (trouble) => {
    failed = /migration file "(\w+)/.exec(trouble)?.[1] ?? failed;
  });
  const queueVersion = async (): Promise<number | null> => {
    const { rows } = (await knex.raw('select version from queue.version').catch((error: unknown) => {
      if (absent.has(codeOf(error) ?? '')) return { rows: [] };
      throw error;
    })) as { rows: { version: number }[] };
    return rows[0]?.version ?? null;
  };
  try {
    await holdMigrationLock(knex);
    const freed = await freeLeftLock(knex);
    const before = await queueVersion();
    const [, ran] = (await knex.migrate.latest().catch((error: unknown) => explain(failed, error))) as [number, string[]];
    const { installQueues } = await import('../platform/jobs/index.ts');
    await installQueues(owner);
    const [wanted, version] = [await expectedSchemaVersion(), await schemaVersion(knex)];
    if (version === null || version < wanted) throw new StartFault(`The schema is at ${version ?? 'nothing'} and not at ${wanted}.`);
    return { ran: ran.map((file) => file.replace(/\.(?:ts|js)$/, '')), version, queue: { before, now: await queueVersion() }, freed };
  } finally {
    await knex.destroy();
  }
}

/** knex puts the whole statement before the reason. */
function explain(failed: string, error: unknown): never {
  const reason = (error as Error).message.split(' - ').at(-1) ?? '';
  const again = codeOf(error) === inUse ? ' A table was in use for more than two seconds: run it again.' : '';
  throw new StartFault(`${failed} failed and nothing of it stays: ${reason}.${again}`, { cause: error });
}
