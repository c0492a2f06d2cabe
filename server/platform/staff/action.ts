import type { OrgWriter } from '../db/index.ts';
import type { OrgKeys } from '../crypto/index.ts';

/** One field of the form that an action asks to be filled in. */
export interface StaffField {
  name: string;
  /**
   * `secret` is written only: it is never shown again, not even to who typed it. `title`: what names the record must be typed, see `typed`
   * of its table.
   */
  type: 'text' | 'secret' | 'number' | 'choice' | 'title';
  choices?: readonly string[];
  optional?: boolean;
  /** For a number: the least and the most. For a text: the fewest and most characters. */
  min?: number;
  max?: number;
}

/** A visible row as the console read it. */
export type StaffRow = Readonly<Record<string, unknown>>;

/** What is known when an action begins: the row, and the form as it was filled in and checked. */
export interface StaffAsked {
  org_id: string;
  row: StaffRow;
  fields: Readonly<Record<string, string>>;
  staff: { id: string; name: string };
  now: Date;
}

/**
 * What an action's work is given: the organisation's writer, as longhouse_staff, what was prepared, and a way to order from a worker what
 * the action says.
 */
export interface StaffCall extends StaffAsked {
  db: OrgWriter;
  prepared: unknown;
  /** Leaves the action's order for a worker, about a row; answers the job's id. */
  order(target: string): Promise<string>;
}

interface Common {
  /** The audit event in the organisation's own chain. */
  event: `${string}.${string}`;
  /** Rows it can be done to; default: all. */
  when?: (row: StaffRow) => boolean;
  fields?: readonly StaffField[];
  /** Asked for in full words before it is done. */
  danger?: boolean;
}

/** Done by the console itself, in the transaction of its audit event: the columns to change, or work of its own. */
export interface DirectAction extends Common {
  patch?: (call: StaffAsked) => Record<string, unknown>;
  remove?: true;
  /** Leaves the building, so before the transaction; a Problem 400 is shown at the fields it names. */
  prepare?: (call: StaffAsked & { keys: OrgKeys }) => Promise<unknown>;
  work?: (call: StaffCall) => Promise<unknown>;
  /** What `work` orders from a worker: which order of the module. */
  orders?: string;
}

/** Ordered by the console and done by a worker: which order of the module. */
export interface OrderedAction extends Common {
  order: string;
  /**
   * Which of our people may order it for a row that belongs to no organisation; default: nobody. The order of the platform has the same
   * name.
   */
  forPlatform?: 'admin';
  /**
   * The visible column that says which order the row itself is, where it is one: it is done anew by whoever may give that order, and nobody
   * else.
   */
  repeats?: string;
}

/** What staff can do with one row of a table. */
export type StaffAction = DirectAction | OrderedAction;
