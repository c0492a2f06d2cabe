/** Runs SQL past row level security: what the questions below are asked with. */
export type Ask = <R extends Record<string, unknown>>(sql: string, values?: unknown[]) => Promise<R[]>;

/** What is asked of the catalog, each answering with `<table>: what is wrong`; the sentence says what to do instead, and why. */
export interface Question {
  rule: string;
  sql: string;
}

const tables = `pg_class t join pg_namespace n on n.oid = t.relnamespace where n.nspname = 'app' and t.relkind in ('r', 'p')`;
/** Organisation tables: those that hold an org_id. */
const orgTables = `${tables} and exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'org_id' and not a.attisdropped)`;
const columns = (table: string, numbers: string): string =>
  `(select array_agg(a.attname::text order by k.ord) from unnest(${numbers}) with ordinality k(num, ord) join pg_attribute a on a.attrelid = ${table} and a.attnum = k.num)::text[]`;
const lowRoles = `('longhouse_app', 'longhouse_auth', 'longhouse_staff')`;

/** What every table of schema app, and the database around it, must be (schema queue belongs to pg-boss and is exempt by name). */
export const questions: Record<string, Question> = {
  'every table belongs to organisations': {
    rule: 'Make it with createOrgTable: a table without org_id uuid not null belongs to everybody.',
    sql: `select t.relname as found from ${tables} and not exists (select from pg_attribute a
      where a.attrelid = t.oid and a.attname = 'org_id' and a.atttypid = 'uuid'::regtype and a.attnotnull and not a.attisdropped)`,
  },
  'row level security is forced': {
    rule: 'Make it with createOrgTable: without forced row level security a forgotten filter shows the rows of all.',
    sql: `select t.relname as found from ${tables} and not (t.relrowsecurity and t.relforcerowsecurity)`,
  },
  'longhouse_app has one policy for all with a check': {
    rule: 'Make it with createOrgTable: a policy for some commands, or without a check, lets a row in where it cannot be seen.',
    sql: `select t.relname as found from ${orgTables} and not exists (select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*'
      and p.polpermissive and p.polqual is not null and p.polwithcheck is not null and 'longhouse_app'::regrole = any (p.polroles))`,
  },
  'the guard stands': {
    rule: 'Make it with createOrgTable: the restrictive guard holds even when somebody adds a policy that lets everything through.',
    sql: `select t.relname as found from ${tables} and t.relrowsecurity and not exists (select from pg_policy p where p.polrelid = t.oid
      and not p.polpermissive and p.polcmd = '*' and pg_get_expr(p.polqual, p.polrelid) ~ '^\\((org_id|id) = \\( SELECT app.current_org\\(\\)'
      and pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid)
      and p.polroles @> array['longhouse_app'::regrole::oid, 'longhouse_owner'::regrole::oid])`,
  },
  'what people said is seen as them': {
    rule: 'Make it with createOrgTable and the option subject: in an organisation, too, nobody sees what another person said by a forgotten filter.',
    sql: `select t.relname as found from ${tables} and t.relname ~ '^(intake_|session_summaries$|risk_checks$|escalations$)' and not exists (select from pg_policy p
      where p.polrelid = t.oid and not p.polpermissive and p.polcmd = '*' and p.polname = 'subject' and pg_get_expr(p.polqual, p.polrelid) like '%current_subject%'
      and pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid) and p.polroles @> array['longhouse_app'::regrole::oid])`,
  },
  'a policy names its roles': {
    rule: 'Name the role in the policy: what is given to public is given to every role there will ever be.',
    sql: `select t.relname || '.' || p.polname as found from pg_policy p join pg_class t on t.oid = p.polrelid join pg_namespace n on n.oid = t.relnamespace
      where n.nspname = 'app' and 0 = any (p.polroles)`,
  },
  'a reference between organisation tables carries org_id': {
    rule: 'Write foreign key (org_id, x_id) references app.x (org_id, id): a single column can point at a neighbour, and cascades ignore row level security.',
    sql: `select t.relname || '.' || c.conname as found from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
      where n.nspname = 'app' and c.contype = 'f'
      and exists (select from pg_attribute a where a.attrelid = c.confrelid and a.attname = 'org_id' and a.attnotnull)
      and not ('org_id' = any (${columns('c.conrelid', 'c.conkey')}) and ('org_id' = any (${columns('c.confrelid', 'c.confkey')}))
        and array_position(${columns('c.conrelid', 'c.conkey')}, 'org_id') = array_position(${columns('c.confrelid', 'c.confkey')}, 'org_id'))`,
  },
  'org_id is never set null by a deletion': {
    rule: 'Write on delete set null (x_id): without the column list org_id is set null as well, and the deletion fails.',
    sql: `select t.relname || '.' || c.conname as found from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
      where n.nspname = 'app' and c.contype = 'f' and c.confdeltype in ('n', 'd') and 'org_id' = any (${columns('c.conrelid', 'c.conkey')})
      and (c.confdelsetcols is null or 'org_id' = any (${columns('c.conrelid', 'c.confdelsetcols')}))`,
  },
  'what is unique is unique in one organisation': {
    rule: 'Begin the key or unique constraint with org_id: one across organisations tells a neighbour what exists, and cannot be distributed.',
    sql: `select t.relname || '.' || i.relname as found from ${orgTables.replace(' where ', ' join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid where ')}
      and x.indisunique and not ('org_id' = any (${columns('t.oid', `string_to_array(x.indkey::text, ' ')::smallint[]`)}))`,
  },
  'an index leads with org_id': {
    rule: 'Add an index (org_id, …) without a where: every statement asks for one organisation.',
    sql: `select t.relname as found from ${orgTables} and not exists (select from pg_index x where x.indrelid = t.oid and x.indisvalid and x.indpred is null
      and x.indkey[0] = (select attnum from pg_attribute a where a.attrelid = t.oid and a.attname = 'org_id'))`,
  },
  'every reference has an index': {
    rule: 'Add an index that begins with the columns of the reference: without it each deletion over there reads this whole table.',
    sql: `select t.relname || '.' || c.conname as found from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
      where n.nspname = 'app' and c.contype = 'f' and not exists (select from pg_index x where x.indrelid = c.conrelid and x.indisvalid and x.indpred is null
        and (x.indkey::smallint[])[0:cardinality(c.conkey) - 1] @> c.conkey)`,
  },
  'no uuid is made by the database': {
    rule: 'Make it with newId(): ids come from the application, in the order of time, and no extension is needed.',
    sql: `select t.relname || '.' || a.attname as found from ${tables.replace(' where ', ' join pg_attribute a on a.attrelid = t.oid where ')}
      and a.atttypid = 'uuid'::regtype and a.atthasdef and not a.attisdropped`,
  },
  'no numbers are shared between organisations': {
    rule: 'Use newId(), or a counter of the organisation: a sequence tells each organisation how busy the others are.',
    sql: `select t.relname as found from pg_class t join pg_namespace n on n.oid = t.relnamespace where n.nspname = 'app' and t.relkind = 'S'`,
  },
  'moments are timestamptz, and every row says when it was made': {
    rule: 'Use timestamptz, and give the table created_at: a timestamp without zone is another moment on another server.',
    sql: `select t.relname || '.' || a.attname as found from ${tables.replace(' where ', ' join pg_attribute a on a.attrelid = t.oid where ')}
        and a.attnum > 0 and a.atttypid in ('timestamp'::regtype, 'time'::regtype)
      union all select t.relname || '.created_at' from ${tables} and not exists (select from pg_attribute a
        where a.attrelid = t.oid and a.attname = 'created_at' and a.atttypid = 'timestamptz'::regtype and a.attnotnull)`,
  },
  'a view asks as its reader': {
    rule: 'Create it with (security_invoker = true), and no materialized view: otherwise it reads with the rights of its owner.',
    sql: `select t.relname as found from pg_class t join pg_namespace n on n.oid = t.relnamespace where n.nspname in ('app', 'public')
      and (t.relkind = 'm' or t.relkind = 'v' and not coalesce(t.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on'])`,
  },
  'no function runs with the rights of its owner': {
    rule: 'Leave out security definer: such a function is a door past row level security.',
    sql: `select n.nspname || '.' || p.proname as found from pg_proc p join pg_namespace n on n.oid = p.pronamespace, unnest(array['longhouse_app', 'longhouse_auth', 'longhouse_staff']) r
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') and has_function_privilege(r, p.oid, 'execute')`,
  },
  'nobody but the owner empties, references or hangs triggers on a table': {
    rule: 'Grant select, insert, update, delete only: truncate and triggers do not ask row level security.',
    sql: `select t.relname || ': ' || r || ' ' || p as found from ${tables.replace(' where ', `, unnest(array['longhouse_app', 'longhouse_auth', 'longhouse_staff']) r, unnest(array['truncate', 'references', 'trigger', 'maintain']) p where `)}
      and has_table_privilege(r, t.oid, p)`,
  },
  'what an organisation leaves can be erased, and of no other': {
    rule: 'Make it with createOrgTable: longhouse_owner sees and removes the rows of an organisation that is being erased, and nothing else.',
    sql: `select t.relname as found from ${orgTables} and 2 <> (select count(*) from pg_policy p where p.polrelid = t.oid and p.polpermissive
        and p.polcmd in ('r', 'd') and p.polroles = array['longhouse_owner'::regrole::oid] and pg_get_expr(p.polqual, p.polrelid) ~ 'SELECT app.erasable\\(\\)')
      union all select t.relname || '.' || p.polname from ${tables.replace(' where ', ' join pg_policy p on p.polrelid = t.oid where ')} and p.polpermissive
        and 'longhouse_owner'::regrole = any (p.polroles) and pg_get_expr(p.polqual, p.polrelid) !~ 'SELECT app.erasable\\(\\)'`,
  },
  'an organisation is never deleted by the application': {
    rule: 'Deleting an organisation is a maintenance job of the owner: its cascades ignore row level security.',
    sql: `select 'orgs: ' || r as found from unnest(array['longhouse_app', 'longhouse_auth', 'longhouse_staff']) r where has_table_privilege(r, 'app.orgs', 'delete')`,
  },
  'sign-in sees only what it needs before the organisation is known': {
    rule: 'Give longhouse_auth no rows of this table: once the organisation is known, longhouse_app does the work.',
    sql: `select t.relname as found from ${orgTables} and exists (select from pg_policy p where p.polrelid = t.oid and 'longhouse_auth'::regrole = any (p.polroles))`,
  },
  'the roles are low ones': {
    rule: 'Create it nosuperuser nobypassrls nocreaterole nocreatedb noreplication, and a member of nothing: any of these is a way around row level security.',
    sql: `select rolname::text as found from pg_roles where rolname in ('longhouse_owner', ${lowRoles.slice(1)} and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
      union all select m.member::regrole::text || ' is a member of ' || m.roleid::regrole from pg_auth_members m where m.member::regrole::text in ${lowRoles}`,
  },
  'nobody but the owner makes things': {
    rule: 'Revoke create on the schema, and own tables as longhouse_owner: what a role owns it can open.',
    sql: `select r || ' creates in ' || s as found from unnest(array['longhouse_app', 'longhouse_auth', 'longhouse_staff']) r, unnest(array['app', 'public', 'queue']) s where has_schema_privilege(r, s, 'create')
      union all select t.relname || ' is owned by ' || t.relowner::regrole from ${tables} and t.relowner <> 'longhouse_owner'::regrole`,
  },
  'no extension': {
    rule: 'Do without: managed servers allow few extensions, and none is needed.',
    sql: `select extname::text as found from pg_extension where extname <> 'plpgsql'`,
  },
  'the server is one with the fixes': {
    rule: 'Update the server: older minors let row level security be passed by (CVE-2024-10976).',
    sql: `select current_setting('server_version') as found where current_setting('server_version_num')::int < 160005
      or current_setting('server_version_num')::int between 170000 and 170000`,
  },
};

/** What breaks a rule, as `table` or `table.thing`. */
export const breaking = async (ask: Ask, question: Question): Promise<string[]> =>
  (await ask<{ found: string }>(question.sql)).map(({ found }) => found);
