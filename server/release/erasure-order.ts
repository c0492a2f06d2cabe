import type { Knex } from 'knex';

const first = 'org_keys';
const kept = new Set(['audit_heads', 'audit_events']);

/**
 * The tables whose rows go when an organisation is erased: its keys first, then each before those that it points at, as the catalog has
 * them, so that a table that is new tomorrow is among them.
 */
export async function erasureOrder(owner: Knex): Promise<string[]> {
  const { rows } = (await owner.raw(
    `select t.relname::text as name, array(
       select f.relname::text from pg_constraint c join pg_class f on f.oid = c.confrelid
       where c.conrelid = t.oid and c.contype = 'f' and c.confrelid <> t.oid) as points_at
     from pg_class t join pg_attribute a on a.attrelid = t.oid
     where t.relnamespace = 'app'::regnamespace and t.relkind in ('r', 'p') and a.attname = 'org_id' and a.attnotnull
     order by t.relname`,
  )) as { rows: { name: string; points_at: string[] }[] };
  let left = rows.filter(({ name }) => name !== first && !kept.has(name));
  const order = [first];
  while (left.length > 0) {
    const pointedAt = new Set(left.flatMap(({ points_at }) => points_at));
    const free = left.filter(({ name }) => !pointedAt.has(name));
    if (free.length === 0) throw new Error(`These tables point at each other: ${left.map(({ name }) => name).join(', ')}.`);
    order.push(...free.map(({ name }) => name));
    left = left.filter((table) => !free.includes(table));
  }
  return order;
}
