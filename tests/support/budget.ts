/** How much a long suite does: `small` is what a change must pass, `full` is what the figures of the README were taken from. */
export type Budget = 'small' | 'full';

export const budgets: readonly Budget[] = ['small', 'full'];

/** The budget this process was given by `npm run test:<suite> -- --budget <budget>`; small when none was. */
export const budget: Budget = budgets.find((known) => known === process.env['TEST_BUDGET']) ?? 'small';

/** What this budget means here: a count, a time or a list. */
export const spend = <T>(amounts: Record<Budget, T>): T => amounts[budget];

/** The seed of what is random in this run: that of `--seed`, to see the same run again, or a new one. */
export const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 2 ** 31);
