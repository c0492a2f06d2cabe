import type { Database, DatabaseRole } from '../../server/platform/config/index.ts';

/** What a server under measurement is told at its start. */
export interface Job {
  kind: 'limit' | 'express' | 'product';
  roles: Record<DatabaseRole, Database>;
  secret: string;
  pool: number;
  /** Address of the model that the product asks; none: there is no model. */
  model?: string;
}

/** Columns that all servers answer with. */
export const columns = 'id, name, key_id, scopes, created_by, created_at, updated_at, expires_at, last_used_at, revoked_at';

/** An API key as all servers show it. */
export const shown = ({ key_id, ...row }: Record<string, unknown>) => ({ ...row, prefix: `lh_live_${String(key_id)}` });

/** The list's page size. */
export const pageSize = 20;
