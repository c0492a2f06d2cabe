import type { Knex } from 'knex';
import type { ModelClass, QueryContext } from 'objection';
import { nameOf } from './client.ts';
import type { Plain } from './columns.ts';
import type { Scope } from './org-query.ts';
import { OrgModel } from './org-model.ts';
import { mark, type Plan, placeOf, replay } from './plan.ts';

/** What goes with a new row. */
export interface With {
  /** The audit event about the row with this id. */
  event(id: string): { text: string; values: unknown[] };
  /** Told as both are sent, the commit with them. */
  sent(): void;
}

const plans = new WeakMap<object, Map<string, Plan>>();

/** What of a model would be passed by, since no query of objection's is made. */
const passedBy = ['$afterInsert', '$parseDatabaseJson'] as const;

/** The insertion of these columns, built at its first use. */
function planOf(model: ModelClass<OrgModel>, knex: Knex, columns: readonly string[]): Plan {
  let known = plans.get(model);
  if (!known) plans.set(model, (known = new Map()));
  const key = columns.join(' ');
  let plan = known.get(key);
  if (!plan) {
    for (const hook of passedBy)
      if (model.prototype[hook] !== OrgModel.prototype[hook])
        throw new Error(`${model.tableName} has ${hook}: insert its rows in a write.`);
    const marked = Object.fromEntries(columns.map((column) => [column, mark(`= ${column}`)]));
    const { sql, bindings } = knex(model.tableName).insert(marked).returning('*').toSQL().toNative();
    plan = { text: sql, places: bindings.map(placeOf) };
    known.set(key, plan);
  }
  return plan;
}

/**
 * Adds one row by the model's own rules, and its audit event, in one round trip that is one transaction; answers the row as it was stored.
 */
export async function insertPlanned<M extends OrgModel>(
  model: ModelClass<M>,
  knex: Knex,
  scope: Scope,
  given: Partial<M>,
  { event, sent }: With,
): Promise<Plain<M>> {
  const row = model.fromJson(given as object);
  row.$beforeInsert({ ...scope } as unknown as QueryContext);
  const columns = Object.entries(row.$toDatabaseJson());
  const names = columns.map(([column]) => column);
  const plan = planOf(model as unknown as ModelClass<OrgModel>, knex, names);
  const values = Object.fromEntries(columns.map(([column, value]) => [`= ${column}`, value]));
  const recording = event(row.id);
  const [stored] = await replay<Plain<M>>(plan, knex, scope, values, {
    statement: { name: nameOf(recording.text) ?? '', ...recording },
    sent,
  });
  if (!stored) throw new Error(`Nothing was inserted into ${model.tableName}.`);
  return stored;
}
