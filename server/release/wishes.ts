import { codeOf } from '../platform/db/index.ts';
import { StartFault } from '../run/start-fault.ts';
import type { Desk } from './administrator.ts';

/** Something that shall be so in a database. */
export interface Wish {
  /** What shall be so, as a person says it. */
  what: string;
  /** A query with a row where it is so already. */
  there: string;
  /** What makes it so. */
  make: string;
  /** The house stands without it: where the administrator lacks the right to it, that is said and no more. */
  optional?: true;
}

/** What came of the wishes. */
export interface Outcome {
  /** What was made, in order. */
  made: string[];
  /** What was so already. */
  kept: number;
  /** What could not be made and may stay so, each with the reason. */
  left: string[];
}

/** Nothing yet. */
export const nothing = (): Outcome => ({ made: [], kept: 0, left: [] });

const notAllowed = '42501';

/**
 * Makes each wish true that is not, in their order: a second time there is nothing to make. A wish that cannot be made is a StartFault that
 * names it.
 */
export async function fulfil(desk: Desk, wishes: readonly Wish[], outcome: Outcome): Promise<void> {
  for (const { what, there, make, optional } of wishes) {
    if ((await desk.ask(there)).length > 0) {
      outcome.kept += 1;
      continue;
    }
    try {
      await desk.ask(make);
    } catch (error) {
      const why = (error as Error).message;
      if (!optional || codeOf(error) !== notAllowed)
        throw new StartFault(`Missing: ${what}. ${desk.user} could not make it: ${why}`, { cause: error });
      outcome.left.push(`${what}: ${why}`);
      continue;
    }
    if ((await desk.ask(there)).length === 0)
      throw new StartFault(`Missing: ${what}. It was made, and still is not so: look at \`${make}\`.`);
    outcome.made.push(what);
  }
}
