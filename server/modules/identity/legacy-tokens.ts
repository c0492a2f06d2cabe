import type { KeyObject } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { isPlainLine } from '../../core/text.ts';
import { issuer } from '../../platform/http/index.ts';

/** What an old token must be, beside well signed. */
export interface LegacyRules {
  keys: readonly KeyObject[];
  now: Date;
  /** Until when a token without `exp` is taken; unset: never. */
  without_exp_until: Date | undefined;
}

const toleranceSeconds = 30;
const longestName = 200;

/**
 * The `sub` of a token that an old back end signed: HS256 with one of our keys, no `kid`, in time. `undefined` for anything else, a token
 * of ours that lost its `kid` among it.
 */
export function legacySubject(token: string, { keys, now, without_exp_until }: LegacyRules): string | undefined {
  for (const key of keys) {
    const { header, payload } = verified(token, key, now) ?? {};
    if (!header || !payload || typeof payload === 'string') continue;
    const { sub, exp, iss } = payload;
    if (header.kid !== undefined || !isPlainType(header.typ) || iss === issuer) return undefined;
    if (exp === undefined && !(without_exp_until && now < without_exp_until)) return undefined;
    return typeof sub === 'string' && sub.length <= longestName && isPlainLine(sub) ? sub : undefined;
  }
  return undefined;
}

// A header says whatever its maker wanted, also what the typings leave out.
const isPlainType = (typ: unknown): boolean => typ === undefined || (typeof typ === 'string' && typ.toUpperCase() === 'JWT');

function verified(token: string, key: KeyObject, now: Date): jsonwebtoken.Jwt | undefined {
  try {
    const clockTimestamp = Math.floor(now.getTime() / 1000);
    return jsonwebtoken.verify(token, key, { algorithms: ['HS256'], complete: true, clockTimestamp, clockTolerance: toleranceSeconds });
  } catch {
    return undefined;
  }
}
