import type { Knex } from 'knex';
import { mayAct } from '../access.ts';
import { type ActionContext, AppError, BaseProperty, BaseRecord, BaseResource, type Filter, ForbiddenError } from '../adminjs.ts';
import type { CurrentAdmin } from '../people/current.ts';
import type { Kinds } from './column-types.ts';
import type { ConsoleTable } from './console-table.ts';
import { type Narrow, Refused } from './narrowing.ts';
import { StaffProperty } from './property.ts';
import { countRows, listRows, readRow, readTitles } from './reading.ts';
import { idOf } from './row-id.ts';
import { paramsOf } from './values.ts';

/** What every resource of the console is made of. */
export interface Ground {
  staff: Knex;
  tables: ReadonlyMap<string, ConsoleTable>;
  kinds: ReadonlyMap<string, Kinds>;
}

/**
 * One table of a module's `staff` data, for AdminJS. It selects the visible columns by name, narrows and sorts by listed ones, and gives a
 * row to another resource as its title alone. It asks who is signed in before it reads, because AdminJS reads before it asks. It writes
 * nothing: changes are actions of ours.
 */
export class StaffResource extends BaseResource {
  readonly table: ConsoleTable;
  readonly kinds: Kinds;
  readonly #ground: Ground;
  readonly #properties: BaseProperty[];

  constructor({ table, ground }: { table: ConsoleTable; ground: Ground }) {
    super({ table, ground });
    this.table = table;
    this.#ground = ground;
    this.kinds = ground.kinds.get(table.table) ?? {};
    const own = [...table.visible, ...Object.keys(table.figures ?? {})].map(
      (name, i) => new StaffProperty(table, name, this.kinds[name] ?? 'text', i + 2),
    );
    this.#properties = [new BaseProperty({ path: '_id', isId: true, isSortable: false, position: 1 }), ...own];
  }

  static override isAdapterFor(raw: { table?: unknown; ground?: unknown }): boolean {
    return typeof raw === 'object' && raw.ground !== undefined;
  }

  override databaseName(): string {
    return 'longhouse';
  }

  override databaseType(): string {
    return 'postgres';
  }

  override id(): string {
    return this.table.table;
  }

  override properties(): BaseProperty[] {
    return this.#properties;
  }

  override property(path: string): BaseProperty | null {
    return this.#properties.find((one) => one.path() === path) ?? null;
  }

  override async find(
    filter: Filter,
    { limit, offset, sort }: { limit?: number; offset?: number; sort?: { sortBy?: string; direction?: 'asc' | 'desc' } },
    context?: ActionContext,
  ): Promise<BaseRecord[]> {
    this.#mustRead(context);
    const asked = {
      conditions: conditionsOf(filter),
      ...(limit !== undefined && { limit: Number(limit) }),
      ...(offset !== undefined && { offset: Number(offset) }),
      ...(sort?.sortBy !== undefined && { sort: { by: sort.sortBy, direction: sort.direction ?? 'desc' } }),
    };
    const rows = await this.#asked(listRows(this.#ground.staff, this.table, this.kinds, asked));
    return rows.map((row) => this.recordOf(row));
  }

  override async count(filter: Filter, context?: ActionContext): Promise<number> {
    this.#mustRead(context);
    return this.#asked(countRows(this.#ground.staff, this.table, this.kinds, conditionsOf(filter)));
  }

  override async findOne(id: string, context?: ActionContext): Promise<BaseRecord | null> {
    this.#mustRead(context);
    if (context?.resource !== this) return (await this.findMany([id], context))[0] ?? null;
    const row = await readRow(this.#ground.staff, this.table, String(id));
    return row ? this.recordOf(row) : null;
  }

  override async findMany(ids: (string | number)[], context?: ActionContext): Promise<BaseRecord[]> {
    this.#mustRead(context);
    const rows = await readTitles(this.#ground.staff, this.table, ids.map(String));
    return rows.map((row) => new BaseRecord({ _id: idOf(this.table, row), [this.table.title]: row[this.table.title] }, this));
  }

  /** A row, as AdminJS passes it on. */
  recordOf(row: Readonly<Record<string, unknown>>): BaseRecord {
    return new BaseRecord(paramsOf(this.table, this.kinds, row, this.#ground.tables) as Record<string, never>, this);
  }

  #mustRead(context: ActionContext | undefined): void {
    const admin = context?.currentAdmin as CurrentAdmin | undefined;
    if (!mayAct(admin?.role, this.table.table, 'list')) throw new ForbiddenError('forbiddenError');
  }

  async #asked<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw error instanceof Refused ? new AppError(error.message) : error;
    }
  }
}

/** AdminJS's filter as conditions; a key it does not know is passed on, to be refused. */
const conditionsOf = (filter: Filter | undefined): Narrow[] =>
  Object.values((filter as { filters?: Record<string, { path: string; value: Narrow['value'] }> } | undefined)?.filters ?? {}).map(
    ({ path, value }) => ({
      column: path,
      value: typeof value === 'object' && value !== null ? value : String(value),
    }),
  );
