import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';
import { openStage, sample, ServerStory } from './server-story.ts';

/** So many that jobs stranded by a kill never take all places: a fresh worker has work at once. */
const orgs = 20;

/** What came of all reports that were asked for. */
export interface Outcome {
  asked: number;
  lost: number;
  doubled: number;
  /** Reports whose job was tried more than once. */
  taken_over: number;
  /** Tries that were under way when a worker was killed, its own and those of the other one. */
  held: number;
  /** How often a request for a report was repeated, by what had come of it; 0 where nobody had answered. */
  repeated: Record<string, number>;
  restarts_ms: number[];
}

/** Organisations that ask the real API for real reports; worker processes that are killed; a database that falls. */
export class ReportStory extends ServerStory {
  readonly #asked = new Set<string>();
  readonly #restarts: number[] = [];
  readonly #held = new Set<string>();
  readonly #repeated: Record<string, number> = {};
  #turn = 0;

  static override async open(): Promise<ReportStory> {
    const story = new ReportStory(await openStage());
    return story.begun(async () => {
      // Retries come at once, and leases are lapsed by the story: a slow machine takes no job from its worker.
      await story.database.sql('update queue.queue set heartbeat_seconds = 60, retry_delay = 0, retry_backoff = false');
      await story.start({ LONGHOUSE_ROLES: 'api' });
      await story.joinMany(orgs);
    });
  }

  /** Asks for so many reports, each of the next organisation. */
  async ask(count: number): Promise<void> {
    const onRetry = (status: number): void => void (this.#repeated[status] = (this.#repeated[status] ?? 0) + 1);
    for (let n = 0; n < count; n += 1) {
      const who = this.customers[(this.#turn += 1) % orgs]!;
      const analysis = { kind: 'log', log_text: sample.trace };
      const { status, body } = await this.post(who, `/repositories/${who.repo_id}/analyses`, analysis, onRetry);
      if (status !== 202) throw new Error(`Not started: ${status} ${JSON.stringify(body)}`);
      this.#asked.add(body.report_id);
    }
  }

  /** A worker process that takes jobs; one that met the database away while it started is started again, as every platform does. */
  async worker(name: string): Promise<ServerProcess> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.servers.start({ LONGHOUSE_ROLES: 'worker' }, name);
      } catch (error) {
        if (tries === 5) throw error;
      }
    }
  }

  /** Kills it in the midst of what it does; its leases lapse, as do those of workers that live, which must then do no harm either. */
  async kill(worker: ServerProcess): Promise<void> {
    await worker.stop('SIGKILL');
    for (const { held } of await this.database.sql<{ held: string }>(lapsed)) this.#held.add(held);
  }

  /** The database falls, and comes back. */
  async crash(): Promise<void> {
    this.#restarts.push(Math.round(await this.database.crash(200)));
  }

  /** Waits until nothing is pending, and looks at everything that is there. */
  async outcome(): Promise<Outcome> {
    const last = await Promise.all([this.worker('last'), this.worker('last-but-one')]);
    const open = async () => (await this.database.sql("select from queue.job_common where name = 'org' and state < 'completed'")).length;
    await until('no job waits or runs', async () => (await sleep(200), (await open()) === 0), 300_000);
    for (const worker of last) await worker.stop();
    const [found] =
      await this.database.sql<Record<'complete' | 'reports' | 'doubled' | 'unsettled' | 'gaps' | 'taken_over' | 'dead', number>>(
        everything,
      );
    if (!found) throw new Error('Nothing was found.');
    const { complete, reports, doubled, unsettled, gaps, taken_over, dead } = found;
    return {
      asked: this.#asked.size,
      lost: this.#asked.size - complete + dead + unsettled + gaps,
      doubled: doubled + (reports - this.#asked.size),
      taken_over,
      held: this.#held.size,
      repeated: this.#repeated,
      restarts_ms: this.#restarts,
    };
  }
}

/** Every running job is as one whose worker has been silent for too long. */
const lapsed =
  "update queue.job_common set heartbeat_on = now() - interval '1 hour' where name = 'org' and state = 'active' returning id || ' ' || retry_count as held";

/**
 * A report that was done has its data, its job is completed, it was started and settled once each in the record, its log is there, and no
 * record has a gap; there are no more reports than were asked for.
 */
const everything = `
  with told as (select target, count(*) filter (where action = 'report.settled') as settled,
      count(*) filter (where action = 'analysis.started') as started from app.audit_events group by target),
    jobs as (select data->'payload'->>'report_id' as report_id, count(*) as jobs, max(retry_count) as retries,
      bool_and(state = 'completed') as done from queue.job_common where name = 'org' group by 1)
  select count(*)::int as reports,
    (count(*) filter (where r.status = 'complete' and r.report_data->'findings'->0->'suspects'->0->>'hash' is not null and j.done and l.id is not null))::int as complete,
    (count(*) filter (where t.settled > 1 or t.started > 1 or j.jobs > 1))::int as doubled,
    (count(*) filter (where t.settled is null or t.settled = 0 or t.started = 0))::int as unsettled,
    (count(*) filter (where j.retries > 0))::int as taken_over,
    (select count(*) from queue.job_common where name = 'dead')::int as dead,
    (select count(*) from (select from app.audit_events group by org_id having max(seq) <> count(*)) as broken)::int as gaps
  from app.reports r left join told t on t.target = r.id::text left join jobs j on j.report_id = r.id::text
    left join app.assets l on l.id = r.log_asset_id`;
