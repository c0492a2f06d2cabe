import type { Request, Response } from 'express';
import type { Clock } from '../../core/clock.ts';
import type { Org } from '../db/index.ts';
import { bodyIfFits, bodyOf } from './answer.ts';
import type { Caller } from './caller.ts';
import type { Endpoint } from './endpoint.ts';
import { claim, fingerprintOf, keyFrom } from './idempotency.ts';
import { isLegacy } from './legacy.ts';

/** Which caller a key belongs to: two people, or a person and their API key, never share one. */
export const callerKey = ({ kind, user_id, api_key_id }: Pick<Caller, 'kind' | 'user_id' | 'api_key_id'>): string =>
  `${kind}:${api_key_id ?? user_id}`;

/** Does a member's POST, at most once per `Idempotency-Key` where one is given; answers with the body to send. */
export async function doOnce(
  endpoint: Endpoint,
  req: Request,
  res: Response,
  at: { org: Org; caller: Caller; body: unknown; clock: Clock; secret: string },
  work: (repeatId?: string) => Promise<unknown>,
): Promise<string> {
  const key = endpoint.method === 'post' && !isLegacy(endpoint) ? keyFrom(req.headers['idempotency-key']) : undefined;
  if (key === undefined) return bodyOf(endpoint, await work());

  const { org } = at;
  const attempt = {
    caller: callerKey(at.caller),
    route: `post ${endpoint.path}`,
    key,
    fingerprint: fingerprintOf(at.secret, 'post', req.originalUrl, at.body),
  };
  const claimed = await claim(org, attempt, at.clock);
  if ('replay' in claimed) {
    res.setHeader('Idempotent-Replayed', 'true');
    return claimed.replay;
  }

  const kept = (body: string | undefined): string | null => (endpoint.secretReply === true ? null : (body ?? null));
  org.beforeCommit = (result, db) => claimed.settle(db, kept(bodyIfFits(endpoint, result)));
  try {
    const body = bodyOf(endpoint, await work(claimed.id));
    org.beforeCommit = undefined;
    await claimed.finish(kept(body));
    return body;
  } catch (error) {
    org.beforeCommit = undefined;
    // Should this fail too, the lease ends by itself.
    await claimed.release(error).catch(() => {});
    throw error;
  }
}
