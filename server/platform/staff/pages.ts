import type { z } from 'zod';
import type { Org, OrgModel, ScopedModel } from '../db/index.ts';
import type { Tools } from '../tools.ts';
import type { StaffAction } from './action.ts';
import type { StaffOrder, StaffRetry } from './order.ts';

/** Where a table stands in the console's navigation. */
export type StaffSection = 'organisations' | 'work' | 'products' | 'security' | 'staff';

/**
 * What staff see of one table. Each column stands in exactly one of `visible`, `content` and `hidden`; a house test compares the three with
 * the catalog and with what the role longhouse_staff may select, so a column that is forgotten fails the build and shows nowhere.
 */
export interface StaffTable {
  /** Name in schema app. */
  table: string;
  section: StaffSection;
  /** The visible column that names a row for people. */
  title: string;
  /** The visible column whose value is typed to confirm what is dangerous; default: the title, which does as well. */
  typed?: string;
  /** What every staff member may see, in the order it is shown. */
  visible: readonly string[];
  /**
   * What is shown beside it of one row that is looked at: each a constant question in SQL that answers one value, with the row as `one`.
   */
  figures?: Readonly<Record<string, string>>;
  /** What an organisation's people wrote or got: read one row at a time, and only under a live grant of staff access. */
  content?: readonly string[];
  /**
   * What of a row is sealed under the organisation's key, or lies in tables of its own: a worker opens it, one row at a time, under a live
   * grant. Answers what people may then read; as the organisation's own role, so it reaches nothing else.
   */
  sealed?: { open(call: { org: Org; tools: Tools; id: string }): Promise<Record<string, unknown>> };
  /** What never leaves the database: hashes, sealed bytes, bookkeeping. */
  hidden?: readonly string[];
  /** The columns of the list, fewer than `visible`. */
  list: readonly string[];
  /** What the list can be narrowed by; nothing else is accepted. */
  filter: readonly string[];
  /** What the list can be sorted by; the first one it is sorted by, newest or highest first. */
  sort: readonly string[];
  /** Columns that name a row of another table: which table. */
  references?: Readonly<Record<string, string>>;
  /** The few values of a column that no check constraint lists; those of the others are read from the catalog. */
  choices?: Readonly<Record<string, readonly string[]>>;
  /** The key of a row within its organisation; default id. */
  key?: string;
  /** The key alone names the row: a platform-wide table, or one whose rows may belong to no organisation. */
  global?: true;
  /** What else is true of a row where a column has a value, in the words that an index stands on: by column and value. */
  implied?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string | boolean>>>>>>;
  /** SQL to select from where it is no table of schema app: constant text with an alias. */
  source?: string;
  /** What the form may change, and through which model it is written; an action's changes go through the same model. */
  edit?: readonly string[];
  model?: new () => OrgModel | ScopedModel;
  /** What a changed value of the form must fit beside its column's type: the program relies on it. */
  fits?: Readonly<Record<string, z.ZodType>>;
  /** The audit event of a saved form. */
  event?: `${string}.${string}`;
  /** What can be done with one row, by name. */
  actions?: Readonly<Record<string, StaffAction>>;
  /** Holds so many rows that the list shows the planner's estimate of their number; what `source` selects from is named. */
  large?: true | string;
}

/** What a module shows in the console: plain data, read by the console and by the worker only. */
export interface StaffPages {
  tables?: readonly StaffTable[];
  /** Tables that the console never shows, each with the reason. */
  unseen?: Readonly<Record<string, string>>;
  /** Work that staff order and a worker does, as the organisation's own role: what needs keys or hidden columns. */
  orders?: Readonly<Record<string, StaffOrder>>;
  /** What trying a dead job once more means, by the job's name, where it is more than adding it again. */
  retries?: Readonly<Record<string, StaffRetry>>;
}
