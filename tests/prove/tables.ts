import { breaking, questions } from '../house/catalog.ts';
import { exceptions } from '../house/table-exceptions.ts';
import type { OrgTable } from '../isolation/rows.ts';
import type { World } from '../support/world.ts';
import { broken, type Cell, holds, notMeant, type Part } from './proof.ts';

/** Each side of a table, and the questions of the house that it stands on. */
const asked = {
  'RLS forced': ['row level security is forced', 'longhouse_app has one policy for all with a check'],
  guard: ['the guard stands'],
  'composite keys': ['a reference between organisation tables carries org_id', 'what is unique is unique in one organisation'],
  'leading index': ['an index leads with org_id', 'every reference has an index'],
} as const;
type Side = keyof typeof asked;
const sides = Object.keys(asked) as Side[];

/** Every table of an organisation, by the catalog of a migrated database. */
export async function proveTables({ database }: World, tables: readonly OrgTable[]): Promise<Part> {
  const found = new Map<string, string[]>();
  for (const name of sides.flatMap((side) => asked[side])) found.set(name, await breaking(database.sql, questions[name]!));
  const cell = (side: Side, table: string): Cell => {
    const about = (one: string): boolean => one === table || one.startsWith(`${table}.`);
    const wrong = asked[side].flatMap((name) =>
      found
        .get(name)!
        .filter(about)
        .map((one) => ({ one, reason: exceptions[name]?.[one] })),
    );
    const unexplained = wrong.filter(({ reason }) => reason === undefined);
    if (unexplained.length > 0) return broken(unexplained.map(({ one }) => one).join(', '));
    return wrong.length > 0 ? notMeant(wrong.map(({ one, reason }) => `${one}: ${reason}`).join('; ')) : holds('by the catalog');
  };
  const rows = tables.map(({ name }) => ({ name, cells: Object.fromEntries(sides.map((side) => [side, cell(side, name)])) }));
  return { title: 'Tables', claim: 'The database itself keeps organisations apart, also where the application forgets to.', sides, rows };
}
