import { randomBytes } from 'node:crypto';
import type { World } from '../support/world.ts';

/** Words that occur nowhere else, each with what it stood for. */
export class Canaries {
  readonly words = new Map<string, string>();

  /** A new word; `what` says where it was put in. */
  word(what: string): string {
    const word = `${mark}${randomBytes(9).toString('hex')}`;
    this.words.set(word, what);
    return word;
  }

  /** Watches a secret that the house made itself. */
  keep(secret: string, what: string): string {
    this.words.set(secret, what);
    return secret;
  }

  /** What of it stands in the text: as it is, in hexadecimal, or in base64. */
  in(text: string): string[] {
    const found = new Set<string>();
    const note = (word: string, form: string): void => {
      const what = this.words.get(word);
      if (what !== undefined) found.add(what + form);
    };
    for (const [word] of text.matchAll(plainly)) note(word, '');
    for (const [hex] of text.matchAll(inHex)) note(Buffer.from(hex, 'hex').toString(), ', in hexadecimal');
    if (inBase64.test(text)) found.add('a canary in base64');
    for (const [secret, what] of this.words)
      if (!secret.startsWith(mark) && formsOf(secret).some((form) => text.includes(form))) found.add(what);
    return [...found];
  }
}

const mark = 'finch';
const plainly = /finch[0-9a-f]{18}/g;
const inHex = /66696e6368(?:3[0-9]|6[1-6]){18}/g;
// Where a word stands in longer bytes, base64 shifts it by one or two: what is the same in each of the three forms.
const inBase64 = new RegExp(
  [0, 1, 2]
    .map((by) =>
      Buffer.concat([Buffer.alloc(by), Buffer.from(mark)])
        .toString('base64')
        .replace(/=+$/, '')
        .slice([0, 2, 3][by], -1),
    )
    .join('|'),
);
const formsOf = (secret: string): string[] => [
  secret,
  Buffer.from(secret).toString('hex'),
  Buffer.from(secret).toString('base64').slice(0, -4),
];

/** The value with a canary in every text of it: in those that are free (`sampleOf` fills them with "sample text"), or in all of them. */
export function planted(value: unknown, which: 'free' | 'all', word: (at: string) => string, at = ''): unknown {
  if (typeof value === 'string') return which === 'all' || value.startsWith('sample text') ? word(at) : value;
  if (Array.isArray(value)) return value.map((one) => planted(one, which, word, at));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, planted(inner, which, word, `${at}.${key}`)]));
}

/** Which canaries stand in which column of which table, of the house and of the queue: "app.users.email" and what it stood for. */
export async function stored({ database }: Pick<World, 'database'>, canaries: Canaries): Promise<Map<string, Set<string>>> {
  const tables = await database.sql<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'`,
  );
  const found = new Map<string, Set<string>>();
  for (const { name } of tables) {
    for (const { row } of await database.sql<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from ${name} t`)) {
      for (const [column, value] of Object.entries(row)) {
        if (typeof value !== 'string' && typeof value !== 'object') continue;
        const text = typeof value === 'string' ? value : JSON.stringify(value);
        for (const what of text.length < 8 ? [] : canaries.in(text)) {
          const at = `${name}.${column}`;
          found.set(at, (found.get(at) ?? new Set()).add(what));
        }
      }
    }
  }
  return found;
}
