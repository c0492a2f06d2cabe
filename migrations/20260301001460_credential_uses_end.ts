import type { Knex } from 'knex';
import { roles } from '../server/platform/db/org-table.ts';

const { auth } = roles;
const seen = 'select (org_id, id, created_at), delete';

/** Who used a credential is kept for a year. longhouse_auth, which removes what is older, sees nothing younger. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create policy auth_rows on app.credential_uses for all to ${auth} using (created_at < now() - interval '365 days');
    grant ${seen} on app.credential_uses to ${auth};`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    revoke ${seen} on app.credential_uses from ${auth};
    drop policy auth_rows on app.credential_uses;`);
}
