import type { Knex } from 'knex';
import objection, { type ModelClass } from 'objection';
import type pg from 'pg';
import { nameOf } from './client.ts';
import { OrgQuery } from './org-query.ts';
import type { OrgModel } from './org-model.ts';

/** A query that objection built once: its text, and for each parameter where its value comes from. */
interface Plan {
  text: string;
  places: readonly ('org' | 'id')[];
}

const org = '\u0000org';
const id = '\u0000id';
const plans = new WeakMap<object, Plan>();

/** The plan of `rows(model).findById(id)`, with the organisation's filter in it like in every other query. */
function planOf(model: ModelClass<OrgModel>, knex: Knex): Plan {
  let plan = plans.get(model);
  if (!plan) {
    const query = model
      .query(knex)
      .context({ org_id: org })
      .where(objection.ref(`${model.tableName}.id`), id);
    const { sql, bindings } = query.toKnexQuery().toSQL().toNative();
    plan = { text: sql, places: bindings.map((binding) => (binding === org ? 'org' : 'id')) };
    if (!plan.places.includes('org')) throw new Error(`The organisation is missing from the plan of ${model.tableName}.`);
    plans.set(model, plan);
  }
  return plan;
}

/** One row by its id, replayed from the plan: no query is built, and the statement is prepared once per connection. */
export async function findPlanned<M extends OrgModel>(
  model: ModelClass<M>,
  knex: Knex,
  orgId: string,
  rowId: string,
): Promise<M | undefined> {
  const { text, places } = planOf(model as unknown as ModelClass<OrgModel>, knex);
  const values = places.map((place) => (place === 'org' ? orgId : rowId));
  const client = knex.client as { acquireConnection(): Promise<pg.Client>; releaseConnection(connection: pg.Client): Promise<void> };
  const connection = await client.acquireConnection();
  try {
    const { rows } = await new Promise<pg.QueryResult>((resolve, reject) => {
      const done = (error: Error | null, result: pg.QueryResult): void => (error ? reject(error) : resolve(result));
      const name = nameOf(text);
      connection.query(new OrgQuery(orgId, { text, values, ...(name !== undefined && { name }) }, done) as never);
    });
    return rows[0] as M | undefined;
  } finally {
    void client.releaseConnection(connection);
  }
}
