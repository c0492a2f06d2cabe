import type { Knex } from 'knex';
import { createOrgTable, roles } from '../server/platform/db/org-table.ts';

/** Audit events: append only, numbered and hashed into one chain per organisation by the database itself. */
export async function up(knex: Knex): Promise<void> {
  // One row per organisation and no other unique rule: two first events at once must meet at the one that decides.
  await createOrgTable(knex, 'audit_heads', 'seq bigint not null, hash bytea not null', { app: 'select, insert, update', key: [] });
  await createOrgTable(
    knex,
    'audit_events',
    `seq bigint not null,
     actor_kind text not null,
     actor_id text,
     action text not null,
     target text,
     detail jsonb not null default '{}',
     request_id text,
     ip text,
     prev bytea not null,
     hash bytea not null`,
    { app: 'select, insert', key: ['seq'] },
  );
  await knex.raw(`
    create index audit_events_action on app.audit_events (org_id, action, seq);
    create index audit_events_actor on app.audit_events (org_id, actor_id, seq);

    create function app.audit_hash(e app.audit_events) returns bytea language sql stable parallel safe as $$
      select sha256(convert_to(jsonb_build_array(e.org_id, e.seq, to_char(e.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        e.actor_kind, e.actor_id, e.action, e.target, e.detail, e.request_id, e.ip, encode(e.prev, 'hex'))::text, 'UTF8')) $$;

    -- Runs with the rights of the one who inserts. The head row is locked until the end of the transaction: events of one
    -- organisation are numbered without a gap.
    create function app.audit_chain() returns trigger language plpgsql as $$
    begin
      insert into app.audit_heads as head (org_id, seq, hash) values (new.org_id, 1, '')
        on conflict (org_id) do update set seq = head.seq + 1
        returning head.seq, head.hash into new.seq, new.prev;
      new.created_at := clock_timestamp();
      new.hash := app.audit_hash(new);
      update app.audit_heads set hash = new.hash where org_id = new.org_id;
      return new;
    end $$;
    create trigger audit_chain before insert on app.audit_events for each row execute function app.audit_chain();

    create function app.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'audit events are append only' using errcode = '42501';
    end $$;
    create trigger append_only before update or delete on app.audit_events for each row execute function app.refuse_change();
    create trigger never_truncated before truncate on app.audit_events for each statement execute function app.refuse_change();
    grant execute on function app.audit_hash(app.audit_events) to ${roles.app};`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table app.audit_events cascade;
    drop table app.audit_heads;
    drop function app.audit_chain();
    drop function app.refuse_change();`);
}
