import objection, { type Model, type ModelClass } from 'objection';
import { newId } from '../../server/core/ids.ts';
import { type Org, OrgModel, type OrgReader, type OrgWriter } from '../../server/platform/db/index.ts';
import type { OrgTable } from './rows.ts';

/** One table to work on, with a model of its own. */
export interface Target {
  table: OrgTable;
  model: new () => OrgModel;
}

/** What an operation is done with: its organisation, a table, ids of its own and of neighbours, and a neighbour. */
export interface Hand {
  org: Org;
  target: Target;
  other: Target;
  own: string;
  foreign: string;
  neighbour: string;
  value: string;
}

/** Which layer alone must stop it: the filter of the models, or the policies of the database underneath. */
export type Layer = 'models' | 'database';
export interface Operation {
  layer: Layer;
  /** Answers the rows that came back. Refusals are thrown. */
  run(hand: Hand): Promise<unknown>;
}

const read = (hand: Hand, work: (db: OrgReader) => PromiseLike<unknown>): Promise<unknown> => hand.org.read(work);
const change = (hand: Hand, work: (db: OrgWriter) => PromiseLike<unknown>): Promise<unknown> => hand.org.unrecorded('a fuzz test', work);
const rows = (db: OrgReader, { target }: Hand) => db.rows(target.model) as unknown as objection.QueryBuilder<Model>;
const columnOf = ({ target }: Hand): string =>
  target.table.columns.find(({ name, type }) => type === 'text' && name !== 'status')?.name ?? 'id';
/** A row to insert: a copy of one of our own under a new id, which most unique constraints refuse and the rest take. */
async function copyOf(db: OrgReader, hand: Hand): Promise<Record<string, unknown>> {
  const [row] = (await rows(db, hand).limit(1)) as unknown as Record<string, unknown>[];
  const { org_id: _, ...copy } = row ?? {};
  return { ...copy, id: newId() };
}

/** The kinds of operation, each as a module could write it, well-meant or not. */
export const operations: Record<string, Operation> = {
  insert: {
    layer: 'models',
    run: (hand) =>
      change(hand, async (db) =>
        rows(db, hand)
          .insert(await copyOf(db, hand))
          .returning('*'),
      ),
  },
  'insert for a neighbour': {
    layer: 'models',
    run: (hand) =>
      change(hand, async (db) =>
        rows(db, hand)
          .insert({ ...(await copyOf(db, hand)), org_id: hand.neighbour } as object)
          .returning('*'),
      ),
  },
  'select all': { layer: 'models', run: (hand) => read(hand, (db) => rows(db, hand).limit(500)) },
  'select by a foreign id': { layer: 'models', run: (hand) => read(hand, (db) => rows(db, hand).whereIn('id', [hand.foreign, hand.own])) },
  'select with a bracketed or': {
    layer: 'models',
    run: (hand) =>
      read(hand, (db) => rows(db, hand).where((q) => void q.where('id', hand.foreign).orWhere('id', hand.own).orWhereNotNull('id'))),
  },
  'select with a flat or': {
    layer: 'models',
    run: (hand) => read(hand, (db) => rows(db, hand).where('id', hand.own).orWhereNotNull('id')),
  },
  'select with or in raw text': {
    layer: 'models',
    run: (hand) => read(hand, (db) => rows(db, hand).whereRaw('id = ? or true', [hand.own])),
  },
  union: {
    layer: 'models',
    run: (hand) =>
      read(hand, (db) =>
        rows(db, hand)
          .select('id', 'org_id')
          .union(
            (q: { from(t: string): { select(...c: string[]): unknown } }) =>
              void q.from(`app.${hand.target.table.name}`).select('id', 'org_id'),
          ),
      ),
  },
  'count and group': { layer: 'models', run: (hand) => read(hand, (db) => rows(db, hand).select('org_id').count().groupBy('org_id')) },
  patch: {
    layer: 'models',
    run: (hand) =>
      change(hand, (db) =>
        rows(db, hand)
          .patch({ [columnOf(hand)]: hand.value })
          .whereIn('id', [hand.foreign])
          .returning('*'),
      ),
  },
  'patch everything': {
    layer: 'models',
    run: (hand) =>
      change(hand, (db) =>
        rows(db, hand)
          .patch({ [columnOf(hand)]: hand.value })
          .whereNotNull('id')
          .returning('*'),
      ),
  },
  'move a row': {
    layer: 'models',
    run: (hand) => change(hand, (db) => rows(db, hand).findById(hand.own).patch({ org_id: hand.neighbour })),
  },
  delete: { layer: 'models', run: (hand) => change(hand, (db) => rows(db, hand).delete().whereIn('id', [hand.foreign]).returning('*')) },
  'insert, on conflict merge': {
    layer: 'database',
    run: (hand) =>
      change(hand, async (db) =>
        rows(db, hand)
          .insert({ ...(await copyOf(db, hand)), id: hand.foreign })
          .onConflict(['org_id', 'id'])
          .merge()
          .returning('*'),
      ),
  },
  'insert, on conflict ignore': {
    layer: 'models',
    run: (hand) =>
      change(hand, async (db) =>
        rows(db, hand)
          .insert({ ...(await copyOf(db, hand)), id: hand.foreign })
          .onConflict(['org_id', 'id'])
          .ignore(),
      ),
  },
  'fetch related rows': { layer: 'models', run: (hand) => read(hand, (db) => rows(db, hand).withGraphFetched('related').limit(50)) },
  'join related rows': { layer: 'database', run: (hand) => read(hand, (db) => rows(db, hand).withGraphJoined('related').limit(50)) },
  'join another table by text': {
    layer: 'database',
    run: (hand) =>
      read(hand, (db) =>
        rows(db, hand)
          .joinRaw(`cross join lateral (select o.org_id as other_org from app.${hand.other.table.name} o) o`)
          .select('o.other_org')
          .limit(500),
      ),
  },
  'sub-query by text': {
    layer: 'database',
    run: (hand) =>
      read(hand, (db) =>
        rows(db, hand)
          .select(objection.raw(`(select array_agg(o.org_id::text) from app.${hand.other.table.name} o) as orgs`))
          .limit(1),
      ),
  },
};

/** A model for the table as a module would write it, with a relation to a table it refers to, joined carelessly by one column only. */
export function modelFor(table: OrgTable, base: typeof OrgModel, of: (name: string) => ModelClass<Model> | undefined): new () => OrgModel {
  const [reference] = table.references;
  class Row extends (base as unknown as new () => OrgModel) {
    static tableName = `app.${table.name}`;
    static idColumn = 'id';
    static get relationMappings() {
      const related = reference && of(reference.to);
      if (!reference || !related)
        return {
          related: {
            relation: objection.Model.HasManyRelation,
            modelClass: Row,
            join: { from: `app.${table.name}.created_at`, to: `app.${table.name}.created_at` },
          },
        };
      return {
        related: {
          relation: objection.Model.BelongsToOneRelation,
          modelClass: related,
          join: { from: `app.${table.name}.${reference.column}`, to: `app.${reference.to}.${reference.to_column}` },
        },
      };
    }
  }
  Object.defineProperty(Row, 'name', { value: `Fuzzed_${table.name}_${base === OrgModel ? 'org' : 'loose'}` });
  return Row as unknown as new () => OrgModel;
}
