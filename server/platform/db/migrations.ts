import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Knex } from 'knex';

const folder = path.resolve(import.meta.dirname, '../../../migrations');

/** `file` is what `npx knex migrate:status` prints of those to come. */
interface MigrationFile {
  file: string;
}

/** Migrations recorded by name without extension, so that sources (.ts) and a compiled tree (.js) are one history. */
export class Migrations implements Knex.MigrationSource<MigrationFile> {
  async getMigrations(): Promise<MigrationFile[]> {
    const files = await readdir(folder);
    return files
      .filter((file) => /^\d{14}_\w+\.(ts|js)$/.test(file))
      .sort()
      .map((file) => ({ file }));
  }

  getMigrationName({ file }: MigrationFile): string {
    return file.replace(/\.(ts|js)$/, '');
  }

  async getMigration({ file }: MigrationFile): Promise<Knex.Migration> {
    return (await import(pathToFileURL(path.join(folder, file)).href)) as Knex.Migration;
  }
}

/** The name of the newest migration that this program was built with. */
export async function expectedSchemaVersion(): Promise<string> {
  const source = new Migrations();
  const files = await source.getMigrations();
  return source.getMigrationName(files.at(-1) ?? { file: '' });
}

/** The name of the newest migration that the database has, or null for an empty database. */
export async function schemaVersion(knex: Knex): Promise<string | null> {
  const { rows } = (await knex.raw('select max(name) as name from app.knex_migrations')) as { rows: { name: string | null }[] };
  return rows[0]?.name ?? null;
}
