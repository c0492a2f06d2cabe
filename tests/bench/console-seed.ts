/** A pair of an organisation and its person for each of so many rows; both share their id. */
const pairs = (rows: number): string =>
  `(select o.id, n from generate_series(1, ${rows}) n join app.orgs o on o.slug = 'org-' || 1 + n % 3000 order by o.id, n) x`;
const ago = "now() - n * interval '5 seconds'";

/** Without triggers and checks of references, which would be most of the work. */
const bare = 'set local session_replication_role = replica;';

/** An index is built in one go when the rows are there; filled row by row it takes many times as long. */
const withoutIndexes = `create table public.bench_indexes as
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace in ('app'::regnamespace, 'queue'::regnamespace) and not exists (select from pg_constraint where conindid = i.indexrelid)
      and c.relkind = 'i' and not c.relispartition;
  do $$ declare one text; begin for one in select name from public.bench_indexes loop execute 'drop index ' || one; end loop; end $$`;
const withIndexes = `set local maintenance_work_mem = '256MB';
  do $$ declare one text; begin for one in select definition from public.bench_indexes loop execute one; end loop; end $$;
  drop table public.bench_indexes`;

/** Fills the tables that the console lists with so many rows each, as the superuser and past their triggers. */
export const consoleSeed = (rows: number): string[] => {
  const into = (name: string, columns: string, values: string): string =>
    `insert into app.${name} (org_id, id, created_at, ${columns}) select x.id, gen_random_uuid(), ${ago}, ${values} from ${pairs(rows)}`;
  const tables = [
    `insert into app.orgs (id, slug, name, status, created_at) select gen_random_uuid(), 'org-' || n, 'Organisation ' || n, case when n % 50 = 0 then 'suspended' else 'active' end, ${ago} from generate_series(1, ${rows}) n`,
    `insert into app.users (id, email, display_name, created_at) select id, 'person-' || substr(slug, 5) || '@example.test', 'Person ' || slug, created_at from app.orgs`,
    'analyze app.orgs, app.users',
    `insert into app.memberships (org_id, id, user_id, role, created_at) select id, id, id, 'owner', created_at from app.orgs`,
    into('invitations', 'email, role, token_hash, expires_at', `'kim-' || n || '@example.test', 'member', '\\x00', now()`),
    into('sessions', 'user_id, expires_at', "x.id, now() + interval '1 day'"),
    into('api_keys', 'name, key_id, secret_hash, scopes, created_by', `'key ' || n, md5(n::text), '\\x00', '{reports:read}', x.id`),
    `insert into app.provider_credentials (org_id, id, kind, name, sealed, key_version, last4, fingerprint, status, created_at) select x.id, md5('c' || n)::uuid, 'github_pat', 'token ' || n, '\\x00', 1, '1234', md5(n::text), 'active', ${ago} from ${pairs(rows)}`,
    into('credential_uses', 'credential_id, actor_kind, purpose, outcome', `md5('c' || n)::uuid, 'job', 'file.read', 'given'`),
    `insert into app.repositories (org_id, id, credential_id, provider, host, external_ref, external_id, created_at) select x.id, md5('r' || n)::uuid, md5('c' || n)::uuid, 'github', 'api.github.com', 'o/' || n, n::text, ${ago} from ${pairs(rows)}`,
    into(
      'reports',
      'repo_id, commit_hash, status, kind',
      `md5('r' || n)::uuid, md5(n::text), case when n % 100 = 0 then 'failed' else 'pending' end, 'commit'`,
    ),
    into('assets', 'kind, status, container, blob_name, content_type, size', `'log', 'ready', 'reports', n::text, 'text/plain', n`),
    into('usage_daily', 'day, metric, module, model, amount', `current_date - n % 30, 'openai_tokens', 'reports', 'model ' || n, n`),
    into('events', 'type, data, size', `'sensor.reading', '{}', 40`),
    `insert into app.audit_events (org_id, seq, actor_kind, action, target, prev, hash, created_at)
       select x.id, n, 'user', case when n % 20 = 0 then 'report.settled' else 'session.started' end, x.id::text, '\\x00', '\\x00', ${ago} from ${pairs(rows)}`,
    `insert into app.staff_events (id, staff_user_id, staff_name, action, about_org, created_at) select gen_random_uuid(), gen_random_uuid(), 'Mara', 'org.suspended', x.id, ${ago} from ${pairs(rows)}`,
    `insert into queue.job_common (id, name, data, state, group_id, created_on, completed_on) select gen_random_uuid(), case when n % 500 = 0 then 'dead' else 'org' end,
       jsonb_build_object('job', 'report.run', 'org_id', x.id), 'completed', x.id::text, ${ago}, now() from ${pairs(rows)}`,
  ];
  return [withoutIndexes, ...tables.map((text) => `${bare} ${text}`), withIndexes, 'vacuum analyze'];
};
