import type { Knex } from 'knex';
import type { PgBoss } from 'pg-boss';
import type { Database } from '../config/index.ts';
import { entraPassword } from '../db/index.ts';

/** pg-boss, started, and its view of a knex transaction. */
export interface Opened {
  boss: PgBoss;
  fromKnex: (trx: Knex.Transaction) => ReturnType<PgBoss['getDb']>;
}

interface Extras {
  /** Bring pg-boss's tables up to this version first; only longhouse_owner may. */
  migrate?: boolean;
}

/** Starts pg-boss on schema `queue`. It does no upkeep by itself; with `schedule` it starts the sweeps when their time has come. */
export async function startBoss(
  at: Database,
  schedule: boolean,
  onTrouble: (error: unknown) => void,
  { migrate = false }: Extras = {},
): Promise<Opened> {
  const { PgBoss, fromKnex } = await import('pg-boss');
  const { host, port, database, user, ssl, as } = at;
  const password = at.entra ? entraPassword(at.client_id) : at.password;
  // It must connect past a pooler (DB_SESSION_PORT), so it may ask for what it begins with; what suits the look-ups of its role does not
  // suit the queue.
  const options = as === undefined ? '-c plan_cache_mode=auto -c enable_seqscan=on' : `-c role=${as}`;
  const connection = { host, port, database, user, ssl, options, password: password as string, connectionTimeoutMillis: 5_000 };
  const upkeep = { createSchema: false, supervise: false, reindex: false, monitorVacuum: false };
  const boss = new PgBoss({ ...connection, max: 2, application_name: 'longhouse-queue', schema: 'queue', migrate, schedule, ...upkeep });
  boss.on('error', onTrouble);
  try {
    await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw error;
  }
  return { boss, fromKnex: fromKnex as unknown as Opened['fromKnex'] };
}
