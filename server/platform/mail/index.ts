import type { Knex } from 'knex';
import { needed, type Settings } from '../config/index.ts';
import { secretBox } from '../crypto/index.ts';
import { OrgWriter, transactionOf } from '../db/index.ts';
import { type AnyJob, GiveUp, type Jobs, RetryLater, type Sweep, TryAgain } from '../jobs/index.ts';
import type { Log } from '../log/index.ts';
import { Outbox } from './outbox.ts';
import { MailFault, type MailMessage, mailTransport } from './transports.ts';

export type { MailMessage as Letter } from './transports.ts';

/** Mail that leaves once the transaction that caused it is committed. */
export interface Mail {
  /** Writes the mail down in the open transaction. A second one with the same `dedupe_key` is left out. */
  send(db: OrgWriter | Knex.Transaction, mail: MailMessage & { dedupe_key?: string }): Promise<void>;
  /** What the worker runs for it. */
  jobs: readonly AnyJob[];
  sweeps: readonly Sweep[];
}

/** Opens the mail: by SendGrid, SMTP or as files, as the settings say. `outside` is for tests. */
export function openMail(settings: Settings, log: Log, jobs: Jobs, outside: Parameters<typeof mailTransport>[2] = {}): Mail {
  const transport = mailTransport(settings, log, outside);
  const deliver = (message: unknown): Promise<void> =>
    transport.deliver(message as MailMessage).catch((error: unknown) => Promise.reject(judged(error)));
  const outbox = new Outbox(secretBox(needed(settings, 'PIN_PEPPER'), 'outbox'), jobs, { mail: deliver });
  return {
    send: (db, { dedupe_key, ...message }) => outbox.put(db instanceof OrgWriter ? transactionOf(db) : db, 'mail', message, dedupe_key),
    jobs: [outbox.job],
    sweeps: [outbox.sweep],
  };
}

/** What a refusal means for the job; its message names no address and no content. */
function judged(error: unknown): unknown {
  if (!(error instanceof MailFault)) return error;
  if (error.permanent) return new GiveUp(error.message);
  return error.retry_after_s === undefined ? new TryAgain(error.message) : new RetryLater(error.retry_after_s, error.message);
}
