import type { Knex } from 'knex';

/** Where an organisation table differs from the usual one. */
export interface OrgTableOptions {
  /** What longhouse_app may do with the rows. Default: select, insert, update, delete. */
  app?: string;
  /** SQL condition of the policy of longhouse_auth for look-ups before the organisation is known; none by default. */
  auth?: { grant: string; using?: string };
  /** The column with the person whose words the row holds: rows are seen under `Org.subject` or `Org.everySubject` only. */
  subject?: string;
  /** Columns of the primary key after org_id; default id, none where an organisation has one row. */
  key?: string[];
}

/** The names of the roles, made by the bootstrap of the database before the first migration. */
export const roles = {
  owner: 'longhouse_owner',
  app: 'longhouse_app',
  auth: 'longhouse_auth',
  staff: 'longhouse_staff',
  /** Nobody signs in as it: longhouse_staff takes it on for one statement, to read content under a grant. */
  content: 'longhouse_content',
} as const;

/**
 * Makes a table whose rows each belong to one organisation: org_id, id, created_at, a primary key that leads with org_id,
 * forced row level security and the restrictive guard. `columns` is SQL; references to other organisation tables must be
 * composite: `foreign key (org_id, repo_id) references app.repositories (org_id, id)`.
 */
export async function createOrgTable(knex: Knex, name: string, columns: string, options: OrgTableOptions = {}): Promise<void> {
  const key = options.key ?? ['id'];
  const id = key.includes('id') ? 'id uuid not null,' : '';
  await knex.raw(`
    create table app.${name} (
      org_id uuid not null references app.orgs (id),
      ${id}
      ${columns.trim().replace(/,$/, '')},
      created_at timestamptz(3) not null default now(),
      primary key (${['org_id', ...key].join(', ')})
    )`);
  await guardOrgTable(knex, name, options);
}

/** Row level security as every organisation table has it; `column` holds the organisation's id. */
export async function guardOrgTable(knex: Knex, name: string, options: OrgTableOptions = {}, column = 'org_id'): Promise<void> {
  const mine = `${column} = (select app.current_org())`;
  await knex.raw(`
    alter table app.${name} enable row level security;
    alter table app.${name} force row level security;
    create policy app_rows on app.${name} for all to ${roles.app} using (true) with check (true);
    create policy guard on app.${name} as restrictive for all to ${roles.app}, ${roles.owner} using (${mine}) with check (${mine});
    grant ${options.app ?? 'select, insert, update, delete'} on app.${name} to ${roles.app};
    do $$ begin if to_regprocedure('app.erasable()') is not null then ${erasable(name)} end if; end $$;`);
  if (options.subject !== undefined) {
    const theirs = `(select app.sees_every_subject()) or ${options.subject} = (select app.current_subject())`;
    await knex.raw(
      `create policy subject on app.${name} as restrictive for all to ${roles.app}, ${roles.owner} using (${theirs}) with check (${theirs})`,
    );
  }
  if (!options.auth) return;
  const using = options.auth.using ?? 'true';
  await knex.raw(`
    create policy auth_rows on app.${name} for all to ${roles.auth} using (${using}) with check (${using});
    grant ${options.auth.grant} on app.${name} to ${roles.auth};`);
}

/**
 * SQL that lets longhouse_owner remove the rows of an organisation that is being erased, and of no other (the migration `erasing` begins
 * with it).
 */
export const erasable = (name: string): string => `
  create policy erase_sees on app.${name} for select to ${roles.owner} using ((select app.erasable()));
  create policy erase on app.${name} for delete to ${roles.owner} using ((select app.erasable()));`;

/**
 * Changes the rows of all organisations in a migration: under forced row level security the owner sees none, so a plain update would change
 * nothing and say nothing. Nobody else reaches the table until the migration's transaction ends, and if it fails nothing has changed.
 */
export async function backfill(knex: Knex, name: string, work: (knex: Knex) => PromiseLike<unknown>): Promise<void> {
  if (!knex.isTransaction)
    throw new Error('A back-fill needs the transaction of its migration: it would leave the table open if it failed.');
  await knex.raw(`alter table app.${name} no force row level security`);
  await work(knex);
  await knex.raw(`alter table app.${name} force row level security`);
}
