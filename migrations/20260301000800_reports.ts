import type { Knex } from 'knex';
import { createOrgTable } from '../server/platform/db/org-table.ts';

/** Analysis reports: promised columns id, repo_id, commit_hash, created_at, status and report_data; a commit has one report, a log may come again. */
export async function up(knex: Knex): Promise<void> {
  await createOrgTable(
    knex,
    'reports',
    `repo_id uuid not null,
     commit_hash text,
     status text not null check (status in ('pending', 'complete', 'failed')),
     report_data jsonb check (octet_length(report_data::text) <= 1048576),
     kind text not null check (kind in ('log', 'commit')),
     ref text,
     log_asset_id uuid,
     artifact_asset_id uuid,
     job_id uuid,
     error text,
     signature text,
     updated_at timestamptz not null default now(),
     check (kind = 'log' or commit_hash is not null),
     check ((status = 'complete') = (report_data is not null)),
     foreign key (org_id, repo_id) references app.repositories (org_id, id) on delete cascade,
     foreign key (org_id, log_asset_id) references app.assets (org_id, id) on delete set null (log_asset_id),
     foreign key (org_id, artifact_asset_id) references app.assets (org_id, id) on delete set null (artifact_asset_id)`,
  );
  await knex.raw(`
    create unique index reports_one_per_commit on app.reports (org_id, repo_id, commit_hash) where kind = 'commit';
    create index reports_repo on app.reports (org_id, repo_id, id);
    create index reports_status on app.reports (org_id, status, id);
    create index reports_commit on app.reports (org_id, commit_hash, id);
    create index reports_signature on app.reports (org_id, repo_id, signature, id) where signature is not null;
    create index reports_log_asset on app.reports (org_id, log_asset_id);
    create index reports_artifact_asset on app.reports (org_id, artifact_asset_id);`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table app.reports');
}
