import type { Ask } from './catalog.ts';

const parts: Record<string, string> = {
  column: `select concat_ws(' ', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attacl)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where c.relkind in ('r', 'p', 'v', 'm')`,
  table: `select concat_ws(' ', c.relkind, c.oid::regclass, c.relowner::regrole, c.relrowsecurity, c.relforcerowsecurity, c.relacl)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'S')`,
  constraint: `select concat_ws(' ', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) from pg_constraint c join pg_namespace n on n.oid = c.connamespace where true`,
  index: `select concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisvalid) from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace where true`,
  policy: `select concat_ws(' ', p.polrelid::regclass, p.polname, p.polcmd, p.polpermissive, p.polroles::regrole[], pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid))
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where true`,
  function: `select concat_ws(' ', p.oid::regprocedure, p.prosecdef, md5(p.prosrc), p.proacl) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where true`,
  trigger: `select pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where not t.tgisinternal`,
  type: `select concat_ws(' ', t.oid::regtype, (select string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid))
    from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype in ('e', 'd')`,
  schema: `select concat_ws(' ', n.nspname, n.nspowner::regrole, n.nspacl) from pg_namespace n where true`,
};

/** Everything that the migrations can make, in order and as text: two databases with the same dump have the same schema. */
export async function dumpSchema(ask: Ask): Promise<string[]> {
  const selects = Object.entries(parts).map(
    ([kind, sql]) => `select '${kind}: ' || x.line as line from (${sql} and n.nspname in ('app', 'queue')) x(line)`,
  );
  const rows = await ask<{ line: string }>(`${selects.join(' union all ')} order by 1`);
  return rows.map(({ line }) => line);
}
