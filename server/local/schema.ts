import type { Database } from '../platform/config/index.ts';
import { codeOf, connect, expectedSchemaVersion, freeLeftLock, holdMigrationLock, schemaVersion } from '../platform/db/index.ts';

/** What bringing the schema up to date came to. */
export interface SchemaChange {
  ran: number;
  version: string;
  /** The database was empty before. */
  first: boolean;
}

const missingTable = '42P01';
const missingSchema = '3F000';

/** Runs the migrations that the database lacks; one query when it lacks none. Off production only: there the release step migrates. */
export async function bringSchemaUpToDate(owner: Database): Promise<SchemaChange> {
  const knex = connect(owner, { min: 0, max: 1 });
  try {
    const version = await expectedSchemaVersion();
    const found = await schemaVersion(knex).catch((error: unknown) => {
      if (codeOf(error) === missingTable || codeOf(error) === missingSchema) return null;
      throw error;
    });
    if (found === version) return { ran: 0, version, first: false };
    await holdMigrationLock(knex);
    await freeLeftLock(knex);
    const [, names] = (await knex.migrate.latest()) as [number, string[]];
    return { ran: names.length, version, first: found === null };
  } finally {
    await knex.destroy();
  }
}
