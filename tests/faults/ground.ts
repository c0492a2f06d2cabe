import { loadSample } from '../../server/local/sample/index.ts';
import { modules } from '../../server/modules/index.ts';
import type { AnyJob } from '../../server/platform/jobs/index.ts';
import type { Tools } from '../../server/platform/tools.ts';
import type { Open } from '../support/closing.ts';
import type { GitHost } from './git-host.ts';
import { type Answer, openWorld, type Person, type World, type WorldOptions } from '../support/world.ts';
import { hastened } from './drill.ts';

export const sample = loadSample();

/** A report that was asked for. */
export interface Asked {
  report_id: string;
  job_id: string;
}

/** The house with a worker and one Git host, one of whose dependencies is going to fail. */
export interface Ground extends World {
  /** Somebody who has connected the sample repository. */
  customer(): Promise<Customer>;
  /** How a report and its job stand, in words; undefined while nothing has come of it. */
  stateOf(asked: Asked): Promise<string | undefined>;
  isComplete(asked: Asked): Promise<boolean>;
  /** Brings everything forward that waits for its next try. */
  hasten(): Promise<unknown>;
  count(what: string, values?: unknown[]): Promise<number>;
}

export interface Customer extends Person {
  credential_id: string;
  repo_id: string;
  analyse(): Promise<Asked>;
  /** Lets the repository go and connects it again. */
  reconnect(): Promise<Answer>;
}

/** Opens it, to be closed with the rest. `prepare` puts other tools in the place of the usual ones before work begins. */
export async function openGround(
  open: Open,
  host: GitHost,
  options: WorldOptions,
  prepare: (tools: Tools) => unknown = () => {},
): Promise<Ground> {
  const settings = { GIT_ALLOWED_HOSTS: host.allowed, ...options.settings };
  const world = await open(openWorld({ ...options, settings, rates: { expensive: 1e6 } }));
  await prepare(world.tools);
  const jobs: AnyJob[] = [...modules.flatMap((module) => module.jobs ?? []), ...world.tools.mail.jobs];
  // A lease is long here: a slow machine takes no job from its worker.
  await world.database.sql('update queue.queue set heartbeat_seconds = 60');
  await world.tools.jobs.work(world.tools, jobs, []).ready;
  const { sql } = world.database;
  const count: Ground['count'] = async (what, values) => (await sql<{ n: number }>(`select count(*)::int as n from ${what}`, values))[0]!.n;

  async function customer(): Promise<Customer> {
    const person = await world.person();
    const made = async (path: string, body: object): Promise<string> => {
      const answer = await person.post(path, body);
      if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
      return answer.body.id as string;
    };
    const credential_id = await made('/credentials', { name: 'reading', kind: host.kind, secret: host.token, base_url: host.url });
    const repository = { credential_id, external_ref: host.ref };
    const its = { credential_id, repo_id: await made('/repositories', repository) };
    return Object.assign(its, person, {
      async analyse() {
        const { status, body, text } = await person.post(`/repositories/${its.repo_id}/analyses`, { kind: 'log', log_text: sample.trace });
        if (status !== 202) throw new Error(`analysis: ${text}`);
        return body as Asked;
      },
      async reconnect() {
        await person.delete(`/repositories/${its.repo_id}`);
        const answer = await person.post('/repositories', repository);
        if (answer.status === 201) its.repo_id = answer.body.id;
        return answer;
      },
    });
  }

  async function stateOf({ report_id, job_id }: Asked): Promise<string | undefined> {
    const [report] = await sql<{ status: string; error: string | null; reason: string | null }>(
      `select status, error, report_data->>'explanation_reason' as reason from app.reports where id = $1`,
      [report_id],
    );
    if (report?.status === 'complete')
      return report.reason === 'ai_not_configured' || !report.reason ? 'complete' : `complete, ${report.reason}`;
    if (report?.status === 'failed') return `failed: ${report.error}`;
    return waiting(sql, 'id = $1', job_id);
  }

  return {
    ...world,
    customer,
    stateOf,
    isComplete: async ({ report_id }) => (await count(`app.reports where id = $1 and status = 'complete'`, [report_id])) === 1,
    hasten: async () => hastened && sql(`update queue.job_common set start_after = now() where state = 'retry'`),
    count,
  };
}

/** Where a job stands that has been tried: how many of its tries are used up, and why it waits. */
export async function waiting(sql: World['database']['sql'], which: string, value: string): Promise<string | undefined> {
  const [job] = await sql<{ state: string; used: number; why: string | null }>(
    `select state::text, retry_count + 1 - (retry_limit - 7) as used, output->>'why' as why from queue.job_common
     where name in ('org', 'platform') and ${which}`,
    [value],
  );
  if (job?.state === 'retry') return `waits, ${job.used} tries used: ${job.why}`;
  return job?.state === 'failed' ? `given up: ${job.why}` : undefined;
}
