import type { Knex } from 'knex';

/** What the console counts and narrows by: how many organisations and credentials are in which state, what failed, and what the model cost by day. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index orgs_status on app.orgs (status, created_at, id);
    create index provider_credentials_status on app.provider_credentials (status, created_at, id);
    create index reports_failed on app.reports (created_at, id) where status = 'failed';
    create index usage_daily_metric on app.usage_daily (metric, day);`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index app.orgs_status, app.provider_credentials_status, app.reports_failed, app.usage_daily_metric');
}
