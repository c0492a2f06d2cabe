import type { Org } from '../../platform/db/index.ts';
import { getLimits } from '../identity/index.ts';

/** What an organisation may use, where the platform's staff has not set another number for it. */
export const usualLimits = { ai_tokens_per_day: 2_000_000 } as const;
export type Limit = keyof typeof usualLimits;

/** The organisation's own limit, or the usual one. */
export async function limitOf(org: Org, name: Limit): Promise<number> {
  const own = (await getLimits(org))[name];
  return typeof own === 'number' && own >= 0 ? own : usualLimits[name];
}
