import { Problem } from '../core/problem.ts';
import { expectedSchemaVersion, schemaVersion } from '../platform/db/index.ts';
import type { Check } from '../platform/http/index.ts';
import type { Tools } from '../platform/tools.ts';
import { rolesMustBeHarmless } from './roles.ts';

/** How long a proof of the key wrapping stands: it may call Key Vault, and probes come every few seconds. */
const keyProofMs = 60_000;

/** What `/readyz` asks: without the first four nothing can be served; without blobs the rest goes on, degraded. */
export function readinessChecks({ db, keys, blobs, settings }: Pick<Tools, 'db' | 'keys' | 'blobs' | 'settings'>, now = Date.now): Check[] {
  const console = settings.LONGHOUSE_ROLES.every((role) => role === 'admin');
  let provenAt = -Infinity;
  const proveKeys = async (): Promise<void> => {
    if (provenAt + keyProofMs > now()) return;
    await (console ? keys.currentKek() : keys.canary()); // longhouse_staff has no canary: the right to wrap is what the console needs
    provenAt = now();
  };
  return [
    { name: 'database', essential: true, run: async () => (console ? db.staff : db.app).raw('select 1') },
    { name: 'schema', essential: true, run: () => schemaMustBeCurrent(console ? db.staff : db.app) },
    { name: 'roles', essential: true, run: () => rolesMustBeHarmless(db, settings.LONGHOUSE_ROLES) },
    { name: 'keys', essential: true, run: proveKeys },
    { name: 'blobs', essential: false, run: () => blobs.ready() },
  ];
}

/** The schema may be newer than this program (a release is rolling out), never older. */
async function schemaMustBeCurrent(knex: Tools['db']['app']): Promise<void> {
  const [wanted, found] = await Promise.all([expectedSchemaVersion(), schemaVersion(knex)]);
  if (found !== null && found >= wanted) return;
  throw new Problem(503, 'schema_behind', 'The schema is behind.', {
    detail: `The database schema is at ${found ?? 'nothing'}, this program needs ${wanted}: run knex migrate:latest.`,
  });
}
