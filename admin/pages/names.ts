import type { Knex } from 'knex';
import { isUuid } from '../../server/core/ids.ts';

/** What a row of an audit log may name, and how people call it: platform-wide by its id alone, anything else in its organisation. */
const sources: readonly string[] = [
  `select id, coalesce(display_name, email, external_id) as name from app.users where id = any(:ids)`,
  `select id, name from app.staff_users where id = any(:ids)`,
  `select id, name from app.orgs where id = any(:ids)`,
  ...[
    ['api_keys', 'name'],
    ['provider_credentials', 'name'],
    ['repositories', 'external_ref'],
    ['invitations', 'email'],
    ['org_keys', `'v' || version`],
  ].map(([table, name]) => `select id, ${name} from app.${table} where org_id = any(:orgs) and id = any(:ids)`),
  `select m.id, coalesce(u.display_name, u.email) from app.memberships m join app.users u on u.id = m.user_id where m.org_id = any(:orgs) and m.id = any(:ids)`,
];
const sql = sources.join(' union all ');
const most = 200;

/** The names of rows by their ids, in one question; an id that nothing visible has stays away. */
export async function namesOf(staff: Knex, orgs: readonly unknown[], ids: readonly unknown[]): Promise<Record<string, string>> {
  const wanted = (values: readonly unknown[]): string[] => [...new Set(values.map(String).filter(isUuid))].slice(0, most);
  const asked = { orgs: wanted(orgs), ids: wanted(ids) };
  if (asked.ids.length === 0) return {};
  const { rows } = (await staff.raw(sql, asked)) as { rows: { id: string; name: string | null }[] };
  return Object.fromEntries(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
}

/** As the page asks: `of` is a list of `<organisation>.<id>`. */
export const namesAsked = (staff: Knex, of: unknown): Promise<Record<string, string>> => {
  const pairs = (typeof of === 'string' ? of : '').split(',').map((pair) => pair.split('.'));
  return namesOf(
    staff,
    pairs.map(([org]) => org),
    pairs.map(([, id]) => id),
  );
};
