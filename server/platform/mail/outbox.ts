import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { z } from 'zod';
import { newId } from '../../core/ids.ts';
import { type SecretBox, SealRefused } from '../crypto/index.ts';
import { definePlatformJob, defineSweep, GiveUp, type Jobs, type PlatformJob, type Sweep } from '../jobs/index.ts';

/**
 * Takes one message out of the house. It may be asked twice for the same `id`, should the house fall between delivery and its note of it.
 */
export type Deliver = (content: unknown, id: string, signal: AbortSignal) => Promise<void>;

interface OutboxRow {
  id: string;
  kind: string;
  payload: Buffer | null;
}

const attempts = 8;

/**
 * Messages written down in the transaction that causes them and delivered afterwards, at least once each; their content is sealed, and gone
 * once delivered.
 */
export class Outbox {
  /** The job that delivers one message. */
  readonly job: PlatformJob<{ outbox_id: string }>;
  /** Finds messages that have waited for a minute without a job, and clears away old ones. */
  readonly sweep: Sweep;
  readonly #box: SecretBox;
  readonly #jobs: Jobs;

  /** `box` seals the content; `deliver` says for each kind of message how it leaves. */
  constructor(box: SecretBox, jobs: Jobs, deliver: Record<string, Deliver>) {
    this.#box = box;
    this.#jobs = jobs;
    this.job = definePlatformJob({
      name: 'outbox.deliver',
      payload: z.strictObject({ outbox_id: z.uuid() }),
      attempts,
      expireSeconds: 120,
      singletonKey: ({ outbox_id }) => outbox_id,
      run: async ({ payload, job, tools: { db } }) => {
        const row = await this.#take(db.auth, payload.outbox_id);
        if (!row?.payload) return;
        await this.#leave(row, row.payload, deliver[row.kind], job.signal).catch(async (error: unknown) => {
          // So that the sweep does not bring it back.
          if (error instanceof GiveUp) await db.auth('app.outbox').where({ id: row.id }).update({ attempts });
          throw error;
        });
        await db.auth.transaction(async (trx) => {
          await trx('app.outbox').where({ id: row.id }).update({ payload: null, delivered_at: trx.fn.now() });
          await job.finish(trx);
        });
      },
    });
    this.sweep = defineSweep({ name: 'outbox.sweep', cron: '* * * * *', run: ({ tools }) => this.#sweep(tools.db.auth) });
  }

  /**
   * Writes a message down in the caller's transaction, of longhouse_app or longhouse_auth. One whose `dedupeKey` was there before is left
   * out.
   */
  async put(trx: Knex.Transaction, kind: string, content: object, dedupeKey?: string): Promise<void> {
    const id = newId();
    const key = createHash('sha256')
      .update(`${kind} ${dedupeKey ?? id}`)
      .digest('hex');
    const payload = this.#box.seal(JSON.stringify(content), contextOf({ id, kind }));
    // Without a conflict target: naming one would ask for the right to read it.
    const { rowCount } = await trx.raw<{ rowCount: number }>(insertSql, [id, kind, payload, key]);
    if (rowCount > 0) await this.#jobs.enqueueOn(trx, this.job, { outbox_id: id });
  }

  /** The message, with this try counted before it leaves. */
  async #take(auth: Knex, id: string): Promise<OutboxRow | undefined> {
    const { rows } = await auth.raw<{ rows: OutboxRow[] }>(takeSql, [id]);
    return rows[0];
  }

  async #leave({ id, kind }: OutboxRow, sealed: Buffer, send: Deliver | undefined, signal: AbortSignal): Promise<void> {
    if (!send) throw new GiveUp(`Nothing delivers messages of the kind ${kind}.`);
    await send(this.#opened(contextOf({ id, kind }), sealed), id, signal);
  }

  #opened(context: string, sealed: Buffer): unknown {
    try {
      return JSON.parse(this.#box.open(sealed, context).toString());
    } catch (error) {
      if (error instanceof SealRefused) throw new GiveUp('The message cannot be opened: the secret it was sealed with has changed.');
      throw error;
    }
  }

  async #sweep(auth: Knex): Promise<void> {
    await auth.raw(clearSql);
    const { rows } = await auth.raw<{ rows: { id: string }[] }>(waitingSql, [attempts]);
    for (const { id } of rows) await auth.transaction((trx) => this.#jobs.enqueueOn(trx, this.job, { outbox_id: id }));
  }
}

const contextOf = ({ id, kind }: { id: string; kind: string }): string => `${kind} ${id}`;

const insertSql = 'insert into app.outbox (id, kind, payload, dedupe_key) values (?, ?, ?, ?) on conflict do nothing';
const takeSql = 'update app.outbox set attempts = attempts + 1 where id = ? and delivered_at is null returning id, kind, payload';
const clearSql = `delete from app.outbox where delivered_at < now() - interval '7 days' or created_at < now() - interval '30 days'`;
// A job that is still there is not added twice; the random order keeps those that have one from hiding those that have none.
const waitingSql = `select id from app.outbox
  where delivered_at is null and created_at < now() - interval '1 minute' and attempts < ? order by random() limit 200`;
