import { describeSettings } from '../../server/platform/config/index.ts';
import { expectedSchemaVersion, schemaVersion } from '../../server/platform/db/index.ts';
import type { Tools } from '../../server/platform/tools.ts';
import type { SystemState } from '../shapes.ts';
import { settingsInGerman } from './settings-in-german.ts';

/** What runs here: versions, the schema, and every setting; of a secret only whether it is set. */
export async function system({ settings, db: { staff } }: Tools, version: string): Promise<SystemState> {
  const [schema, expected, { rows }] = await Promise.all([
    schemaVersion(staff),
    expectedSchemaVersion(),
    staff.raw<{ rows: SystemState['database'][] }>(
      "select current_setting('server_version') as postgres, pg_database_size(current_database())::float as bytes",
    ),
  ]);
  return {
    version,
    node: process.versions.node,
    roles: settings.LONGHOUSE_ROLES,
    started_at: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    schema: { found: schema ?? null, expected, current: schema === expected },
    database: rows[0]!,
    settings: describeSettings(settings).map(({ name, value, secret, from, about }) => ({
      name,
      value,
      secret,
      from,
      about: { en: about, de: settingsInGerman[name] },
    })),
  };
}
