import { createHmac } from 'node:crypto';
import type { Clock } from '../../core/clock.ts';
import { newId } from '../../core/ids.ts';
import { conflict, invalid, Problem } from '../../core/problem.ts';
import type { Org, OrgReader, OrgWriter } from '../db/index.ts';
import { IdempotencyKey } from './idempotency-key.ts';

const leaseMs = 60_000;
const keptMs = 24 * 3600_000;
const visible = /^[\x21-\x7e]{1,255}$/;
const bookkeeping = 'idempotency keys are the house’s own bookkeeping';

/** What one keyed request is, so that a repetition of it is known again. */
export interface Attempt {
  caller: string;
  route: string;
  key: string;
  fingerprint: string;
}

/** The `Idempotency-Key` header, checked; 400 unless it is 1 to 255 visible ASCII characters. */
export function keyFrom(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !visible.test(header)) {
    throw invalid([{ path: 'header.Idempotency-Key', message: 'Must be 1 to 255 visible ASCII characters.' }]);
  }
  return header;
}

/** Keyed SHA-256 over method, path with query, and the body with its keys in order: what a secret in it was cannot be tried out. */
export const fingerprintOf = (secret: string, method: string, url: string, body: unknown): string =>
  createHmac('sha256', secret)
    .update(`${method}\n${url}\n${canonical(body)}`)
    .digest('base64url');

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, at: unknown) =>
    typeof at === 'object' && at !== null && !Array.isArray(at)
      ? Object.fromEntries(Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1)))
      : at,
  ) ?? '';

/** A claim on the key: whoever holds it does the work, exactly once. */
export class Claim {
  readonly #org: Org;
  readonly #row: IdempotencyKey;
  #committed = false;
  #kept: string | null = null;

  constructor(org: Org, row: IdempotencyKey) {
    this.#org = org;
    this.#row = row;
  }

  /** The same for every repetition of the request. */
  get id(): string {
    return this.#row.id;
  }

  /**
   * Part of the handler's own transaction: the effect and `done` commit together. `body` is the answer if it is known by now, else null.
   * When somebody took over in the meantime (our lease ran out), nothing of ours is committed.
   */
  async settle(db: OrgWriter, body: string | null): Promise<void> {
    const changed = await this.#mine(db).patch({ state: 'done', ...(body !== null && { body }) });
    if (changed === 0) throw inProgress();
    this.#committed = true;
    this.#kept = body;
  }

  /** After the handler: keeps the answer where the transaction did not have it yet, or had another. */
  async finish(body: string | null): Promise<void> {
    if (this.#committed && this.#kept === body) return;
    await this.#org.unrecorded(bookkeeping, (db) => this.#mine(db).patch({ state: 'done', body }));
  }

  /** After a failure: the key is free again, unless an effect is committed and the failure was ours. */
  async release(error: unknown): Promise<void> {
    const refused = error instanceof Problem && error.status < 500;
    await this.#org.unrecorded(bookkeeping, (db) => {
      const mine = this.#mine(db).delete();
      return refused ? mine : mine.where('state', 'running');
    });
  }

  #mine(db: OrgReader) {
    return db.rows(IdempotencyKey).where({ id: this.#row.id, claim_id: this.#row.claim_id });
  }
}

/**
 * The claim on this attempt, or the body it was answered with before. 409 while it runs elsewhere or its body was not kept, 422 for another
 * body under the same key.
 */
export function claim(org: Org, attempt: Attempt, clock: Clock): Promise<Claim | { replay: string }> {
  return org.unrecorded(bookkeeping, async (db) => {
    const now = clock.now().getTime();
    const mine = { claim_id: newId(), lease_until: new Date(now + leaseMs) };
    await olderThan(db, new Date(now - keptMs));
    const fresh = await db
      .rows(IdempotencyKey)
      .insert({ ...attempt, ...mine, state: 'running' })
      .onConflict(['org_id', 'caller', 'route', 'key'])
      .ignore()
      .returning('*');
    // A row that was inserted comes back with what the database filled in; one that was there already does not.
    const row = [fresh].flat()[0] as IdempotencyKey | undefined;
    if (row?.created_at !== undefined) return new Claim(org, row);
    return known(org, db, attempt, mine, now);
  });
}

async function known(
  org: Org,
  db: OrgWriter,
  attempt: Attempt,
  mine: { claim_id: string; lease_until: Date },
  now: number,
): Promise<Claim | { replay: string }> {
  const { caller, route, key, fingerprint } = attempt;
  const row = await db.rows(IdempotencyKey).where({ caller, route, key }).forUpdate().first();
  if (!row) throw inProgress();
  if (row.fingerprint !== fingerprint)
    throw new Problem(422, 'idempotency_mismatch', 'This Idempotency-Key was used with another request.');
  if (row.state === 'running') {
    if (row.lease_until.getTime() > now) throw inProgress();
    await db.rows(IdempotencyKey).patch(mine).where({ id: row.id });
    return new Claim(org, Object.assign(row, mine));
  }
  if (row.body === null) throw conflict('idempotency_conflict', 'This was already done, and its answer was not kept.');
  return { replay: row.body };
}

const olderThan = (db: OrgWriter, moment: Date) => db.rows(IdempotencyKey).delete().where('created_at', '<', moment);

/** Forgets what an organisation was answered more than a day ago; each claim does too, but one may be the last for long. */
export const tidyAnswers = (org: Org, clock: Clock): Promise<number> =>
  org.unrecorded(bookkeeping, (db) => olderThan(db, new Date(clock.now().getTime() - keptMs)));

/**
 * Forgets what these callers were answered by the POSTs below a path ('/intake/'), and what anybody was answered there that names the id.
 */
export const forgetAnswers = (db: OrgWriter, below: string, callers: readonly string[], id: string): PromiseLike<number> =>
  db
    .rows(IdempotencyKey)
    .delete()
    .where({ state: 'done' })
    .where('route', 'like', `post ${below}%`)
    .where((rows) => void rows.whereIn('caller', [...callers]).orWhereRaw('strpos(body, ?) > 0', [id]));

const inProgress = () => conflict('idempotency_in_progress', 'A request with this Idempotency-Key is under way: try again in a moment.');
