/** What counts for the connections of an environment. */
export interface Load {
  plan: { most: number; slots: boolean };
  database: { sku: string; pooler: boolean; poolMax: number };
}

/** Connections that clients may have open, by size; Azure keeps 15 more for itself. */
const userConnections: Record<string, number> = {
  B_Standard_B1ms: 35,
  GP_Standard_D2ds_v5: 844,
  GP_Standard_D4ds_v5: 1703,
};
/** The pooler's side: server connections per user and database, and what it lets in. */
export const pooler = { size: 50, clients: 5000 };

/** Beside the app pool, as the server opens them. */
const beside = { auth: 4, staff: 2, queue: 2 };
/** Room for a job (a rewrap takes six, a migration or the bootstrap fewer) and somebody who looks. */
const others = 8;

/**
 * Most connections at once: every instance of the API (and of its slot, while both run) and of the console, each with all its pools full.
 */
export function connectionsAtMost({ plan, database }: Load): { toServer: number; toPooler: number } {
  const processes = plan.most * (plan.slots ? 2 : 1);
  const pooled = processes * (database.poolMax + beside.auth + beside.staff);
  const direct = processes * beside.queue + others;
  const users = 3;
  return database.pooler ? { toServer: users * pooler.size + direct, toPooler: pooled } : { toServer: pooled + direct, toPooler: 0 };
}

/** Says where the pools of all instances are more than the database takes. */
export function connectionFaults(load: Load): string[] {
  const { toServer, toPooler } = connectionsAtMost(load);
  const limit = userConnections[load.database.sku] ?? 0;
  return [
    ...(toServer > limit ? [`the instances may open ${toServer} connections, the database takes ${limit}`] : []),
    ...(toPooler > pooler.clients ? [`the instances may open ${toPooler} connections, the pooler takes ${pooler.clients}`] : []),
  ];
}
