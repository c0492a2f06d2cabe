import type { Knex } from 'knex';

const first = `insert into app.audit_heads as head (org_id, seq, hash) values (new.org_id, 1, '')
        on conflict (org_id) do update set seq = head.seq + 1
        returning head.seq, head.hash into new.seq, new.prev;`;

/**
 * The head of an organisation's chain is written once per event instead of twice: locked first, until the end of the transaction, then moved to
 * the event's number and hash. Two first events at once still meet at the row that decides. Few heads share a page, so that there is room for
 * their next versions, and organisations do not wait for each other.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table app.audit_heads set (fillfactor = 10);
    create or replace function app.audit_chain() returns trigger language plpgsql as $$
    begin
      select head.seq + 1, head.hash into new.seq, new.prev from app.audit_heads as head where head.org_id = new.org_id for no key update;
      if not found then
      ${first}
      end if;
      new.created_at := clock_timestamp();
      update app.audit_heads set seq = new.seq, hash = app.audit_hash(new) where org_id = new.org_id returning hash into new.hash;
      return new;
    end $$`);
}

/** As it was: the same numbers and hashes, at the price of a row more. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table app.audit_heads reset (fillfactor);
    create or replace function app.audit_chain() returns trigger language plpgsql as $$
    begin
      ${first}
      new.created_at := clock_timestamp();
      new.hash := app.audit_hash(new);
      update app.audit_heads set hash = new.hash where org_id = new.org_id;
      return new;
    end $$`);
}
