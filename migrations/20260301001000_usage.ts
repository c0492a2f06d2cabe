import type { Knex } from 'knex';
import { createOrgTable } from '../server/platform/db/org-table.ts';

/**
 * What each organisation used by day, and its budget for the model: one row a day that those who spend take turns at, and what is reserved for
 * questions under way. A reservation whose process is gone ends by itself.
 */
export async function up(knex: Knex): Promise<void> {
  await createOrgTable(
    knex,
    'usage_daily',
    `day date not null,
     metric text not null,
     module text not null,
     model text not null,
     amount bigint not null check (amount >= 0),
     updated_at timestamptz not null default now(),
     unique (org_id, day, metric, module, model)`,
  );
  await createOrgTable(knex, 'ai_budgets', `day date not null, used bigint not null default 0 check (used >= 0), unique (org_id, day)`);
  await createOrgTable(
    knex,
    'ai_reservations',
    `budget_id uuid not null,
     tokens bigint not null check (tokens > 0),
     expires_at timestamptz not null,
     foreign key (org_id, budget_id) references app.ai_budgets (org_id, id) on delete cascade`,
  );
  await knex.raw(`
    create index usage_daily_page on app.usage_daily (org_id, day, id);
    create index ai_reservations_budget on app.ai_reservations (org_id, budget_id, expires_at);`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table app.ai_reservations, app.ai_budgets, app.usage_daily');
}
