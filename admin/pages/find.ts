import type { Knex } from 'knex';
import { isUuid } from '../../server/core/ids.ts';

/** One hit of the search over organisations and people. */
export interface Hit {
  resource: 'orgs' | 'users';
  id: string;
  title: string;
  about: string;
  /** Of an organisation. */
  status?: string;
}

const most = 8;

/** Organisations and people by name, slug, address or id; at most eight of each. */
export async function find(staff: Knex, asked: unknown): Promise<Hit[]> {
  const text = typeof asked === 'string' ? asked.trim().slice(0, 100).replaceAll('\0', '') : '';
  if (text === '') return [];
  const like = `%${text.replace(/[%_\\]/g, '\\$&')}%`;
  const by = (columns: string[]) => (query: Knex.QueryBuilder) => {
    if (isUuid(text)) return void query.where('id', text);
    for (const column of columns) void query.orWhereRaw('?? ilike ?', [column, like]);
  };
  const [orgs, users] = await Promise.all([
    staff('app.orgs')
      .select('id', 'name', 'slug', 'status')
      .where(by(['name', 'slug']))
      .orderBy('name')
      .limit(most),
    staff('app.users')
      .select('id', 'email', 'display_name', 'external_id')
      .where(by(['email', 'display_name', 'external_id']))
      .orderBy('email')
      .limit(most),
  ]);
  return [
    ...orgs.map((org): Hit => ({ resource: 'orgs', id: org.id, title: org.name, about: org.slug, status: org.status })),
    ...users.map((user): Hit => ({
      resource: 'users',
      id: user.id,
      title: user.email ?? user.external_id ?? user.id,
      about: user.display_name ?? '',
    })),
  ];
}
