import knexFactory, { type Knex } from 'knex';
import type { Database } from '../../../server/platform/config/index.ts';
import { knexConfig } from '../../../server/platform/db/index.ts';
import { Migrations } from '../../../server/platform/db/migrations.ts';

/** The program's own migrations and one more, which takes ten minutes outside a transaction: the kind whose lock knex leaves behind. */
class OneSlowMore extends Migrations {
  override async getMigrations(): Promise<{ file: string }[]> {
    return [...(await super.getMigrations()), { file: '29990101000000_slow.ts' }];
  }

  override async getMigration(migration: { file: string }): Promise<Knex.Migration> {
    if (!migration.file.startsWith('2999')) return super.getMigration(migration);
    const up = async (knex: Knex): Promise<void> => {
      process.stdout.write('under way\n');
      await knex.raw('select pg_sleep(600)');
    };
    const slow = { up, down: async () => {}, config: { transaction: false } };
    return slow;
  }
}

const [, , owner = ''] = process.argv;
const { migrations, ...rest } = knexConfig(JSON.parse(owner) as Database, { min: 0, max: 1 });
const knex = knexFactory({ ...rest, migrations: { ...migrations, migrationSource: new OneSlowMore() } });
await knex.migrate.latest();
