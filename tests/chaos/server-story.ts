import { randomUUID } from 'node:crypto';
import { type SampleGitHub, loadSample, startGitHub } from '../../server/local/sample/index.ts';
import { insist, type Insisted, type Insisting } from '../support/insistent.ts';
import { type OwnPostgres, openOwnPostgres } from '../support/own-postgres.ts';
import { PacedLoad, type Request } from '../support/paced-load.ts';
import { type Member, openServers, type ServerProcess, type Servers } from '../support/server-process.ts';

/** What the Git host lets in. */
export const storyToken = 'ghp_tokenOfTheServerStory000000000001';
export const sample = loadSample();

/** Somebody whose organisation has a repository. */
export interface Customer extends Member {
  repo_id: string;
}

/** What every story happens on. */
export interface Stage {
  database: OwnPostgres;
  github: SampleGitHub;
  /** Everything that the story has opened, closed with it, the newest first. */
  opened: AsyncDisposableStack;
}

/** Opens a Postgres that may be broken, and a Git host with the sample repository. */
export async function openStage(): Promise<Stage> {
  await using opened = new AsyncDisposableStack();
  const database = await openOwnPostgres();
  opened.defer(() => database.stop());
  const github = await startGitHub({ repositories: [sample.repository], tokens: [storyToken] });
  opened.defer(() => github.close());
  return { database, github, opened: opened.move() };
}

/** The real server as one process on a Postgres of its own, with a Git host, and people who use it. */
export class ServerStory {
  readonly database: OwnPostgres;
  readonly servers: Servers;
  readonly customers: Customer[] = [];
  readonly #github: SampleGitHub;
  readonly #opened: AsyncDisposableStack;
  server!: ServerProcess;

  constructor({ database, github, opened }: Stage) {
    this.database = database;
    this.#github = github;
    this.#opened = opened;
    this.servers = openServers(database, { GIT_ALLOWED_HOSTS: new URL(github.url).host });
    opened.defer(() => this.servers.close());
  }

  /** `settings` are those of the server beside the usual ones. */
  static async open(customers: number, settings: Record<string, string> = {}): Promise<ServerStory> {
    const story = new ServerStory(await openStage());
    return story.begun(async () => {
      await story.start(settings);
      await story.joinMany(customers);
    });
  }

  /** Does what the story begins with; where that fails, nothing that was started stays. */
  protected async begun(work: () => Promise<void>): Promise<this> {
    await work().catch(async (error: unknown) => {
      await this.close();
      throw error;
    });
    return this;
  }

  /** Starts the server, the first time or again, on the same data folder. */
  async start(settings: Record<string, string> = {}): Promise<void> {
    this.server = await this.servers.start(settings, 'server');
  }

  /** Where requests go. */
  readonly url: () => string = () => this.server.url;

  async close(): Promise<void> {
    await this.#opened.disposeAsync();
  }

  /** Sends what somebody wants done until it is answered, under one key; `onRetry` is told of each answer that was not the last. */
  async post(who: Member, path: string, body: object, onRetry?: Insisting['onRetry']): Promise<Insisted> {
    const headers = { authorization: who.authorization, 'idempotency-key': randomUUID() };
    return insist(() => `${this.url()}/api/v1${path}`, { headers, body, ...(onRetry && { onRetry }) });
  }

  /** So many new people, each with an organisation and a repository. */
  protected async joinMany(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) this.customers.push(await this.#join());
  }

  async #join(): Promise<Customer> {
    const member = await this.servers.member();
    const made = async (path: string, body: object): Promise<string> => {
      const answer = await this.post(member, path, body);
      if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
      return answer.body.id as string;
    };
    const secret = { kind: 'github_pat', name: 'reading', secret: storyToken, base_url: this.#github.url };
    const credential_id = await made('/credentials', secret);
    return { ...member, repo_id: await made('/repositories', { credential_id, external_ref: sample.repository.full_name }) };
  }

  /** The usual mix: about half write, among them a report in every twenty and an invitation in every ten. Every other on a connection of its own, if asked. */
  load({ fresh = false } = {}): PacedLoad {
    const load = new PacedLoad(this.url, (n) => ({ ...this.#request(n), fresh: fresh && n % 2 === 1 }));
    this.#opened.defer(async () => void (await load.stop())); // one that a failed test has left goes on for ever
    return load;
  }

  #request(n: number): Request {
    const { authorization, repo_id } = this.customers[Math.floor(n / 10) % this.customers.length]!;
    const api = (method: string, path: string, body?: unknown): Request => ({
      what: `${method} ${path.replace(/[0-9a-f-]{36}/, ':id')}`,
      method,
      path: `/api/v1${path}`,
      headers: { authorization },
      body,
    });
    const kinds: (() => Request)[] = [
      () => api('GET', '/reports'),
      () => api('POST', '/vehicles', { make: 'Load', model: `number ${n}`, year: '2020' }),
      () => api('GET', '/vehicles?limit=10'),
      () => api('POST', '/events', { type: 'load.sent', data: { n } }),
      () => api('GET', '/me'),
      () =>
        n % 20 < 10
          ? api('POST', `/repositories/${repo_id}/analyses`, { kind: 'log', log_text: sample.trace })
          : api('GET', '/reports?limit=5'),
      () => api('GET', '/repositories'),
      () => api('POST', '/org/invitations', { email: `guest-${n}-${randomUUID().slice(0, 8)}@example.test`, role: 'member' }),
      () => api('GET', '/audit?limit=5'),
      () => ({ ...api('POST', '/auth/request-pin', { email: `new-${n}-${randomUUID().slice(0, 8)}@example.test` }), headers: {} }),
    ];
    return kinds[n % kinds.length]!();
  }

  /** What is there in part only, by name: must be nothing. Looks at what was written in one transaction each. */
  async halves(): Promise<Record<string, number>> {
    const [found] = await this.database.sql<Record<string, number>>(halvesSql);
    return Object.fromEntries(Object.entries(found ?? {}).filter(([, count]) => count !== 0));
  }
}

const told = (action: string): string => `select target from app.audit_events where action = '${action}'`;
const jobsOf = (name: string, key: string): string =>
  `select data->'payload'->>'${key}' from queue.job_common where data->>'job' = '${name}' and name <> 'dead'`;
const count = (from: string): string => `(select count(*)::int from ${from})`;

/** Each effect with what is written beside it, in both directions. */
const halvesSql = `select
  ${count(`app.reports where id::text not in (${told('analysis.started')})`)} as reports_without_record,
  ${count(`(${told('analysis.started')}) t where target not in (select id::text from app.reports)`)} as records_without_report,
  ${count(`app.reports where id::text not in (${jobsOf('report.run', 'report_id')})`)} as reports_without_job,
  ${count(`(${jobsOf('report.run', 'report_id')}) as j(id) where id not in (select id::text from app.reports)`)} as jobs_without_report,
  ${count('app.reports where log_asset_id not in (select id from app.assets)')} as reports_without_log,
  ${count(`app.reports where status = 'complete' and (report_data is null or id::text not in (${told('report.settled')}))`)} as reports_half_done,
  ${count(`(select target from app.audit_events where action = 'report.settled' group by 1 having count(*) > 1) x`)} as reports_settled_twice,
  ${count(`app.vehicles where id::text not in (${told('vehicle.added')})`)} as vehicles_without_record,
  ${count(`(${told('vehicle.added')}) t where target not in (select id::text from app.vehicles)`)} as records_without_vehicle,
  ${count(`app.invitations where id::text not in (${told('invitation.created')})`)} as invitations_without_record,
  ${count('app.outbox')} - ${count('app.invitations')} - ${count('app.email_verification')} as mails_missing_or_too_many,
  ${count(`app.outbox where id::text not in (${jobsOf('outbox.deliver', 'outbox_id')})`)} as mails_without_job,
  ${count('(select from app.audit_events group by org_id having max(seq) <> count(*)) as g')} as records_with_gaps`;
