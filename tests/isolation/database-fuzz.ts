import fc from 'fast-check';
import type { Model, ModelClass } from 'objection';
import { Db, OrgModel } from '../../server/platform/db/index.ts';
import { newId } from '../../server/core/ids.ts';
import type { Ask } from '../house/catalog.ts';
import { modelFor, operations, type Layer, type Target } from './operations.ts';
import { changedTables, checksums, furnish, type Furnished, orgTables } from './rows.ts';

export interface Found {
  operations: number;
  /** How many were done rather than refused, by kind. */
  done: Record<string, number>;
  /** `kind: what got through`. */
  leaks: string[];
}

export interface FuzzOptions {
  operations: number;
  seed: number;
  /** The base of the models; another one where a test takes the filter away. */
  base?: typeof OrgModel;
  /** Only the kinds that this layer alone must stop. */
  only?: Layer;
}

const perBatch = 100;
/** Through the pool itself, as only the platform could. */
const withoutOrg = ['read without an organisation', 'write without an organisation'];

const drawn = (kinds: string[]) =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    target: fc.nat(1_000),
    other: fc.nat(1_000),
    who: fc.nat(1),
    foreign: fc.nat(1_000),
    own: fc.nat(1_000),
    value: fc.string({ maxLength: 12, unit: 'grapheme-ascii' }),
  });

/** Three organisations with rows in every table; each batch works as one of them, and then the other two must be as they were. */
export async function fuzzRows(db: Db, ask: Ask, options: FuzzOptions): Promise<Found> {
  const tables = (await orgTables(ask)).filter(({ columns }) => columns.some(({ name }) => name === 'id'));
  const everything = await orgTables(ask);
  const targets = targetsOf(tables, options.base ?? OrgModel);
  const homes: Furnished[] = [];
  for (let n = 0; n < 3; n += 1) homes.push(await moveIn(ask, everything));
  const kinds = [...Object.keys(operations), ...withoutOrg].filter(
    (kind) => options.only === undefined || (operations[kind]?.layer ?? 'database') === options.only,
  );
  const all = fc.sample(drawn(kinds), { numRuns: options.operations, seed: options.seed });
  const found: Found = { operations: 0, done: {}, leaks: [] };
  let sums = await checksums(
    ask,
    everything,
    homes.map(({ org_id }) => org_id),
  );

  for (let start = 0; start < all.length; start += perBatch) {
    const me = homes[(start / perBatch) % 3]!;
    const others = homes.filter((home) => home !== me);
    await Promise.all(
      [0, 1, 2].map(async (lane) => {
        for (const one of all.slice(start, start + perBatch).filter((_, index) => index % 3 === lane)) await attempt(one, me, others);
      }),
    );
    const after = await checksums(
      ask,
      everything,
      homes.map(({ org_id }) => org_id),
    );
    for (const { org_id } of others)
      for (const table of changedTables(sums[org_id], after[org_id]))
        found.leaks.push(`some operation of ${start} to ${start + perBatch}: a neighbour's ${table} changed`);
    sums = after;
    // Whoever deleted all of its own has little left to be attacked with.
    if (start % (perBatch * 10) !== perBatch * 9) continue;
    homes[(start / perBatch) % 3] = await moveIn(ask, everything);
    sums = await checksums(
      ask,
      everything,
      homes.map(({ org_id }) => org_id),
    );
  }
  return found;

  async function attempt(
    one: ReturnType<typeof drawn> extends fc.Arbitrary<infer D> ? D : never,
    me: Furnished,
    others: Furnished[],
  ): Promise<void> {
    found.operations += 1;
    const target = targets[one.target % targets.length]!;
    const neighbour = others[one.who]!;
    const any = ({ ids }: Furnished, n: number): string =>
      (ids[target.table.name] ?? [newId()])[n % (ids[target.table.name]?.length ?? 1)]!;
    const foreign = any(neighbour, one.foreign);
    const secrets = others.flatMap(({ org_id, mark }) => [org_id, mark]);
    try {
      const got =
        one.kind === 'read without an organisation'
          ? await db.app(`app.${target.table.name}`).select('*').limit(50)
          : one.kind === 'write without an organisation'
            ? await db.app(`app.${target.table.name}`).where({ id: foreign }).delete().returning('*')
            : await operations[one.kind]!.run({
                org: db.org(me.org_id, { kind: 'system', id: null }).everySubject(),
                target,
                other: targets[one.other % targets.length]!,
                own: any(me, one.own),
                foreign,
                neighbour: neighbour.org_id,
                value: one.value,
              });
      found.done[one.kind] = (found.done[one.kind] ?? 0) + 1;
      const text = JSON.stringify(got);
      if (secrets.some((secret) => text.includes(secret)))
        found.leaks.push(`${one.kind}: rows of a neighbour's ${target.table.name} came back`);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
}

/** The database or the models said no; anything else is a fault of the test. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  (/would reach past the organisation|cannot be put into another|cannot change organisation/.test(error.message) ||
    /^(?:23|42501|22|0A000)/.test(
      String(
        (error as { code?: string; nativeError?: { code?: string } }).code ??
          (error as { nativeError?: { code?: string } }).nativeError?.code,
      ),
    ));

function targetsOf(tables: Awaited<ReturnType<typeof orgTables>>, base: typeof OrgModel): Target[] {
  const models = new Map<string, new () => OrgModel>();
  const of = (name: string) => models.get(name) as unknown as ModelClass<Model> | undefined;
  for (const table of tables) models.set(table.name, modelFor(table, base, of));
  return tables.map((table) => ({ table, model: models.get(table.name)! }));
}

async function moveIn(ask: Ask, tables: Awaited<ReturnType<typeof orgTables>>): Promise<Furnished> {
  const [org_id, user_id] = [newId(), newId()];
  await ask('insert into app.orgs (id, slug, name) values ($1, $2, $2)', [org_id, `org-${org_id.slice(-12)}`]);
  await ask('insert into app.users (id, email) values ($1, $2)', [user_id, `${user_id}@example.test`]);
  await ask(`insert into app.memberships (org_id, id, user_id, role) values ($1, $2, $3, 'owner')`, [org_id, newId(), user_id]);
  return furnish(ask, tables, { org_id, user_id });
}
