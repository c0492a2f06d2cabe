import objection, { type Model as ModelType, type ModelOptions, type QueryContext } from 'objection';
import { newId } from '../../core/ids.ts';

const { Model, QueryBuilder } = objection;

/** The organisation that the query was made for; refuses a query that was made for none. */
function orgOf(context: QueryContext): string {
  const orgId: unknown = context['org_id'];
  if (typeof orgId !== 'string') throw new Error('An organisation row was reached outside an organisation.');
  return orgId;
}

/** What the hooks of the models use of a builder while it is being built; objection's typings leave `isPartial` out. */
export interface Building {
  isPartial(): boolean;
  isInsert(): boolean;
  context(): QueryContext;
  tableRefFor(model: unknown): string;
  where(column: string, value: string): unknown;
}

/** Sends each statement under the organisation that it was made for. The id is bound when the query is made, never looked up later. */
function scoped<Q extends ModelType['QueryBuilderType']>(query: Q): Q {
  query.onBuildKnex((knexQuery, builder) => {
    const building = builder as unknown as Building;
    const sending = knexQuery as unknown as { options(options: object): void };
    const context = building.context();
    if (!building.isPartial()) sending.options({ org_id: orgOf(context), subject: context['subject'] });
  });
  return query;
}

class ScopedQueryBuilder<M extends ModelType, R = M[]> extends QueryBuilder<M, R> {
  static override forClass: typeof QueryBuilder.forClass = (modelClass) => scoped(super.forClass(modelClass) as never);
}

/** Adds `org_id = ?` to every statement. */
class OrgQueryBuilder<M extends ModelType, R = M[]> extends QueryBuilder<M, R> {
  static override forClass: typeof QueryBuilder.forClass = (modelClass) => {
    const query = super.forClass(modelClass);
    query.onBuild((builder) => {
      const building = builder as unknown as Building;
      if (building.isPartial() || building.isInsert()) return; // a bracketed `where(q => …)`: its parent is scoped
      building.where(`${building.tableRefFor(modelClass)}.org_id`, orgOf(building.context()));
    });
    return scoped(query as never);
  };
}

/** Methods whose result at the top level would stand beside the organisation's filter instead of under it, and graph writes. */
const widening = /^(or([A-Z]|$)|union|intersect|except|insertGraph|upsertGraph)/;
type Method = (this: unknown, ...args: unknown[]) => unknown;
const builderMethods = QueryBuilder.prototype as unknown as Record<string, Method>;

for (const name of methodNames(QueryBuilder.prototype)) {
  const base = builderMethods[name];
  if (typeof base !== 'function') continue;
  if (widening.test(name)) {
    replace(name, function (...args) {
      if (!(this as Building).isPartial())
        throw new Error(`${name}() would reach past the organisation: put it in brackets, where((q) => …).`);
      return base.apply(this, args);
    });
  } else if (name === 'whereRaw' || name === 'andWhereRaw') {
    // Bracketed, so that an `or` in the text cannot widen the organisation's filter.
    replace(name, function (sql, ...bindings) {
      return base.call(this, typeof sql === 'string' ? `(${sql})` : sql, ...bindings);
    });
  }
}

function replace(name: string, value: Method): void {
  Object.defineProperty(OrgQueryBuilder.prototype, name, { value, configurable: true, writable: true });
}

function methodNames(prototype: object): Set<string> {
  const names: string[] = [];
  for (let at: unknown = prototype; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at))
    names.push(...Object.getOwnPropertyNames(at));
  return new Set(names);
}

/** A platform row that an organisation can see through a policy (its members' users); sent scoped, without an org_id filter. */
export abstract class ScopedModel extends Model {
  static override QueryBuilder = ScopedQueryBuilder as unknown as typeof QueryBuilder;
  declare id: string;
  declare created_at: Date;
}

/** A row that belongs to one organisation. Reach it with `db.rows(Model)` inside `org.read` or `org.write`. */
export abstract class OrgModel extends Model {
  static override QueryBuilder = OrgQueryBuilder as unknown as typeof QueryBuilder;
  static override idColumn: string | string[] = 'id';
  declare org_id: string;
  declare id: string;
  declare created_at: Date;

  override $beforeInsert(context: QueryContext): void {
    const orgId = orgOf(context);
    if (this.org_id !== undefined && this.org_id !== orgId) throw new Error('A row cannot be put into another organisation.');
    this.org_id = orgId;
    this.id ??= newId();
  }

  override $beforeUpdate(_options: ModelOptions, context: QueryContext): void {
    if (this.org_id !== undefined && this.org_id !== orgOf(context)) throw new Error('A row cannot change organisation.');
  }
}
