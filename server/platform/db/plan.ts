import type { Knex } from 'knex';
import objection, { type ModelClass, type QueryBuilder } from 'objection';
import { type Plain, plainTypes } from './columns.ts';
import { onConnection, prepared } from './direct.ts';
import { OrgQuery, type Scope, type Statement } from './org-query.ts';
import type { OrgModel } from './org-model.ts';
import { everySubject } from './subject.ts';

/** A query that was built once: its text, and for each parameter the name of the value that goes there. */
export interface Plan {
  text: string;
  places: readonly string[];
}

/** Stands for a value while a plan is built: recognised again among the bindings, and never sent. */
export const mark = (name: string): string => `\u0000${name}`;
/** The same where knex insists on a number; larger than any that a query of ours has in it. */
const markedNumber = 2 ** 50;

const plans = new WeakMap<object, Map<string, Plan>>();

/**
 * The plan with this key, built at its first use by `build` over the organisation's rows of the model: the organisation's filter is in it
 * as in every other query. The key must say everything about the query's shape; bindings that are not marks become part of the plan.
 */
function planOf(
  model: ModelClass<OrgModel>,
  knex: Knex,
  { subject }: Scope,
  shape: string,
  build: (rows: QueryBuilder<OrgModel>) => QueryBuilder<OrgModel>,
): Plan {
  let known = plans.get(model);
  if (!known) plans.set(model, (known = new Map()));
  const key = `${subject === undefined || subject === everySubject ? subject : 'one'} ${shape}`;
  let plan = known.get(key);
  if (!plan) {
    const marked = subject === undefined || subject === everySubject ? subject : mark('subject');
    const rows = model.query(knex).context({ org_id: mark('org_id'), subject: marked });
    const { sql, bindings } = build(rows).toKnexQuery().toSQL().toNative();
    plan = { text: sql, places: bindings.map(placeOf) };
    if (!plan.places.includes('org_id')) throw new Error(`The organisation is missing from a plan of ${model.tableName}.`);
    known.set(key, plan);
  }
  return plan;
}

export function placeOf(binding: unknown): string {
  if (binding === markedNumber) return 'number';
  if (typeof binding === 'string' && binding.startsWith('\u0000')) return binding.slice(1);
  throw new Error('A plan holds a value of its own: give it a mark instead.');
}

/**
 * Replays a plan for the organisation: no query is built, and the statement is prepared once per connection. `after` holds another
 * statement of the same transaction, and is told when both are sent: from then on the commit may have been made.
 */
export async function replay<R>(
  plan: Plan,
  knex: Knex,
  scope: Scope,
  values: Readonly<Record<string, unknown>>,
  after?: { statement: Statement; sent(): void },
): Promise<R[]> {
  const { text, places } = plan;
  const all: Readonly<Record<string, unknown>> = { ...values, ...scope };
  const config = {
    ...prepared(
      text,
      places.map((place) => all[place]),
    ),
    types: plainTypes,
  };
  return onConnection(knex, (connection, done) => {
    after?.sent();
    void connection.query(new OrgQuery(scope, config, done, after?.statement) as never);
  });
}

/** One row by its id. */
export async function findPlanned<M extends OrgModel>(
  model: ModelClass<M>,
  knex: Knex,
  scope: Scope,
  id: string,
): Promise<Plain<M> | undefined> {
  const scoped = model as unknown as ModelClass<OrgModel>;
  const plan = planOf(scoped, knex, scope, 'by id', (rows) => rows.where(objection.ref(`${model.tableName}.id`), mark('id')));
  const [row] = await replay<Plain<M>>(plan, knex, scope, { id });
  return row;
}

/** What one page of a list is made of; see `OrgReader.page`. */
export interface Listing {
  /** Equalities; those whose value is undefined are left out. */
  where?: Readonly<Record<string, unknown>>;
  /** Columns, and texts inside JSON columns as `column:key`, which come under the key's name; default all. */
  select?: readonly string[];
  /** The keys of the order, together unique; an index leads with org_id and them. */
  keys: readonly string[];
  order: 'asc' | 'desc';
  limit: number;
  /** The keys of the row to continue after. */
  after?: readonly unknown[] | undefined;
}

/** Rows of a list by keyset. */
export function listPlanned<M extends OrgModel>(model: ModelClass<M>, knex: Knex, scope: Scope, listing: Listing): Promise<Plain<M>[]> {
  const { where = {}, select = [], keys, order, limit, after } = listing;
  const filters = Object.entries(where).filter(([, value]) => value !== undefined);
  const names = filters.map(([name]) => name);
  const key = JSON.stringify([names, select, keys, order, after !== undefined]);
  const plan = planOf(model as unknown as ModelClass<OrgModel>, knex, scope, key, (rows) => {
    for (const column of select) {
      const key = column.split(':')[1];
      void rows.select(key === undefined ? column : objection.ref(column).castText().as(key));
    }
    for (const name of names) void rows.where(name, mark(`= ${name}`));
    if (after) {
      const sign = order === 'desc' ? '<' : '>';
      const marked = keys.map((_, at) => mark(`after ${at}`));
      void rows.whereRaw(`(${keys.map(() => '??').join(', ')}) ${sign} (${keys.map(() => '?').join(', ')})`, [...keys, ...marked]);
    }
    return rows.orderBy(keys.map((column) => ({ column, order }))).limit(markedNumber);
  });
  const values: Record<string, unknown> = { number: limit };
  for (const [name, value] of filters) values[`= ${name}`] = value;
  after?.forEach((value, at) => {
    values[`after ${at}`] = value;
  });
  return replay<Plain<M>>(plan, knex, scope, values);
}
