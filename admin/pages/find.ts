import type { Knex } from 'knex';
import { isUuid } from '../../server/core/ids.ts';
import type { Hit } from '../shapes.ts';
import { beginning, begins, lowered, typed, wordsBegin } from '../resources/beginnings.ts';

const most = 8;

interface Org {
  id: string;
  name: string;
  slug: string;
  status: string;
}
interface User {
  id: string;
  email: string | null;
  display_name: string | null;
  external_id: string | null;
}

/** What is looked at of a table: the columns that are shown, those that may begin with the text, and the one each word of which may. */
interface Place {
  table: string;
  columns: readonly string[];
  begin: readonly string[];
  words: string;
}

/**
 * Organisations by name or slug, people by address, name or own id, by how it begins, and both by how a word of the name does, from two
 * letters on; at most eight of each.
 */
export async function find(staff: Knex, asked: unknown): Promise<Hit[]> {
  const text = typed(typeof asked === 'string' ? asked : '').slice(0, 100);
  if (text === '') return [];
  const [orgs, users] = await Promise.all([
    hits<Org>(staff, { table: 'orgs', columns: ['id', 'name', 'slug', 'status'], begin: ['name', 'slug'], words: 'name' }, text),
    hits<User>(
      staff,
      {
        table: 'users',
        columns: ['id', 'email', 'display_name', 'external_id'],
        begin: ['email', 'display_name', 'external_id'],
        words: 'display_name',
      },
      text,
    ),
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

/** One question of several parts, each the way of one index; Postgres leaves out those that come after the eighth row. */
async function hits<R>(staff: Knex, { table, columns, begin, words }: Place, text: string): Promise<R[]> {
  const several = text.length > 1;
  const rows = () => staff(`app.${table}`).select(columns).limit(most);
  if (isUuid(text)) return rows().where('id', text) as unknown as Promise<R[]>;
  const missed = (query: Knex.QueryBuilder, before: readonly string[]): Knex.QueryBuilder =>
    before.reduce((some, column) => some.whereRaw(`(${begins}) is not true`, [column, beginning(text)]), query);
  // Apart, because who wants eight rows is led past the index otherwise.
  const amongWords = (): Knex.QueryBuilder =>
    missed(
      rows()
        .withMaterialized('meant', staff(`app.${table}`).select(columns).whereRaw(wordsBegin, [words, text]))
        .from('meant'),
      begin,
    );
  const parts = [
    ...begin.map((column, i) =>
      missed(rows().whereRaw(begins, [column, beginning(text)]), begin.slice(0, i)).orderByRaw(lowered, [column]),
    ),
    // Some word of nearly every name begins with a single letter: an index would be read for all of them.
    ...(several ? [amongWords()] : []),
  ];
  return staff.unionAll(parts, true).limit(most) as unknown as Promise<R[]>;
}
