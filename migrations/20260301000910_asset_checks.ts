import type { Knex } from 'knex';

const states = (list: string): string => `
  alter table app.assets drop constraint assets_status_check;
  alter table app.assets add constraint assets_status_check check (status in (${list}));`;

/** A file that was checked and is not what was announced is kept apart, with the reason; a file may have a name to be saved under. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table app.assets add column file_name text, add column fault text;
    ${states(`'pending', 'ready', 'quarantined'`)}
    alter table app.assets add constraint assets_fault_check check ((fault is not null) = (status = 'quarantined'));
    create index assets_size on app.assets (org_id) include (size);`);
}

export async function down(knex: Knex): Promise<void> {
  // Without the force the owner reaches the rows of all organisations.
  await knex.raw(`
    alter table app.assets no force row level security;
    delete from app.assets where status = 'quarantined';
    alter table app.assets force row level security;
    drop index app.assets_size;
    alter table app.assets drop constraint assets_fault_check;
    ${states(`'pending', 'ready'`)}
    alter table app.assets drop column file_name, drop column fault;`);
}
