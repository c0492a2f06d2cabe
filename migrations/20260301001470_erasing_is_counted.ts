import type { Knex } from 'knex';
import { roles } from '../server/platform/db/org-table.ts';

const erase = (becomes: string): string => `
  drop policy erase on app.orgs;
  create policy erase on app.orgs for update to ${roles.owner} using (status = 'erasing') with check (status in (${becomes}));`;

/** Whoever erases an organisation notes in its row how many of its rows are gone, so that the last event tells of all runs. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(erase(`'erasing', 'erased'`));
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(erase(`'erased'`));
}
