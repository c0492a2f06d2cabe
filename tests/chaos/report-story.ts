import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type SampleGitHub, loadSample, startGitHub } from '../../server/local/sample/index.ts';
import { insist, type Insisted } from '../support/insistent.ts';
import { type OwnPostgres, openOwnPostgres } from '../support/own-postgres.ts';
import { type Member, openServers, type ServerProcess, type Servers } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const token = 'ghp_tokenOfTheKilledWorkers00000000001';
const sample = loadSample();
/** So many that jobs stranded by a kill never take all places: a fresh worker has work at once. */
const orgs = 20;

interface Asking extends Member {
  repo_id: string;
}

/** What came of all reports that were asked for. */
export interface Outcome {
  asked: number;
  lost: number;
  doubled: number;
  /** Reports whose job was tried more than once. */
  taken_over: number;
  /** Tries that were under way when a worker was killed, its own and those of the other one. */
  held: number;
  /** Requests for a report that were repeated because nobody answered them. */
  repeated_requests: number;
  restarts_ms: number[];
}

/** Organisations that ask the real API for real reports; worker processes that are killed; a database that falls. */
export class ReportStory {
  readonly database: OwnPostgres;
  readonly #github: SampleGitHub;
  readonly #servers: Servers;
  readonly #asked = new Set<string>();
  readonly #restarts: number[] = [];
  readonly #held = new Set<string>();
  #api!: ServerProcess;
  #people: Asking[] = [];
  #repeated = 0;

  constructor(database: OwnPostgres, github: SampleGitHub) {
    this.database = database;
    this.#github = github;
    this.#servers = openServers(database, { GIT_ALLOWED_HOSTS: new URL(github.url).host });
  }

  static async open(): Promise<ReportStory> {
    const [database, github] = await Promise.all([openOwnPostgres(), startGitHub({ repositories: [sample.repository], tokens: [token] })]);
    const story = new ReportStory(database, github);
    try {
      // Retries come at once, and leases are lapsed by the story: a slow machine takes no job from its worker.
      await database.sql('update queue.queue set heartbeat_seconds = 60, retry_delay = 0, retry_backoff = false');
      story.#api = await story.#servers.start({ LONGHOUSE_ROLES: 'api' });
      for (let n = 0; n < orgs; n += 1) story.#people.push(await story.#join());
    } catch (error) {
      await story.close();
      throw error;
    }
    return story;
  }

  async close(): Promise<void> {
    await this.#servers.close();
    await Promise.all([this.database.stop(), this.#github.close()]);
  }

  async #post(who: Member, path: string, body: object): Promise<Insisted> {
    const headers = { authorization: who.authorization, 'idempotency-key': randomUUID() };
    const onRetry = (): void => void (this.#repeated += 1);
    return insist(() => `${this.#api.url}/api/v1${path}`, { headers, body, onRetry });
  }

  async #join(): Promise<Asking> {
    const member = await this.#servers.member();
    const secret = { kind: 'github_pat', name: 'reading', secret: token, base_url: this.#github.url };
    const { body: credential } = await this.#post(member, '/credentials', secret);
    const repository = { credential_id: credential.id, external_ref: sample.repository.full_name };
    const { status, body } = await this.#post(member, '/repositories', repository);
    if (status !== 201) throw new Error(`Not connected: ${JSON.stringify(body)}`);
    return { ...member, repo_id: body.id };
  }

  /** Asks for so many reports, each of the next organisation. */
  async ask(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const who = this.#people[this.#asked.size % orgs]!;
      const { status, body } = await this.#post(who, `/repositories/${who.repo_id}/analyses`, { kind: 'log', log_text: sample.trace });
      if (status !== 202) throw new Error(`Not started: ${status} ${JSON.stringify(body)}`);
      this.#asked.add(body.report_id);
    }
  }

  /** A worker process that takes jobs; one that met the database away while it started is started again, as every platform does. */
  async worker(name: string): Promise<ServerProcess> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#servers.start({ LONGHOUSE_ROLES: 'worker' }, name);
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
      repeated_requests: this.#repeated,
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
