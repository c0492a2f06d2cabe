import { expect } from '@jest/globals';

/** Names what may break a rule, each with the reason why. */
export type Exceptions = Record<string, string>;

/**
 * Fails with `rule`, one sentence that says what to do instead and why, when something breaks it that is not listed; and when something
 * listed breaks it no longer, because a stale exception hides the next fault.
 */
export function expectRule(rule: string, breaking: readonly string[], exceptions: Exceptions = {}): void {
  const found = judge(breaking, exceptions);
  expect({ rule, ...found }).toEqual({ rule, broken: [], stale: [], unexplained: [] });
}

/** What is wrong: broken and not excepted, excepted and not broken, excepted without a reason. */
export function judge(breaking: readonly string[], exceptions: Exceptions): { broken: string[]; stale: string[]; unexplained: string[] } {
  const named = Object.keys(exceptions);
  return {
    broken: [...new Set(breaking)].filter((name) => !named.includes(name)).sort(),
    stale: named.filter((name) => !breaking.includes(name)),
    unexplained: named.filter((name) => (exceptions[name] ?? '').length < 12),
  };
}
