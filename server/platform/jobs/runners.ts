import type { Tools } from '../tools.ts';
import type { AttemptView, Runner } from './attempt.ts';
import type { AnyJob, OrgJob, PlatformJob, Sweep } from './define.ts';
import { GiveUp } from './failures.ts';
import type { LaneName } from './lanes.ts';
import { checkedPayload } from './payload.ts';
import type { Claimed } from './queue.ts';

/** Finds how a claimed job is run; none when this program does not know its kind (another version put it there). */
export type FindRunner = (lane: LaneName, job: string) => Runner | undefined;

/** The runners of everything declared. */
export function runnersOf(jobs: readonly AnyJob[], sweeps: readonly Sweep[], tools: Tools): FindRunner {
  const known = new Map<string, Runner>();
  for (const sweep of sweeps) known.set(`sweeps ${sweep.name}`, { attempts: 1, run: (_, { signal }) => sweep.run({ tools, signal }) });
  for (const job of jobs) {
    if (known.has(`${job.lane} ${job.name}`)) throw new Error(`Two jobs are called ${job.name}.`);
    known.set(`${job.lane} ${job.name}`, job.lane === 'org' ? orgRunner(job, tools) : platformRunner(job, tools));
    known.set(`dead ${job.name}`, job.lane === 'org' ? deadRunner(job, tools) : { attempts: 1, run: async () => {} });
  }
  return (lane, job) => known.get(`${lane} ${job}`);
}

const orgOf = (claimed: Claimed, tools: Tools) => tools.db.org(claimed.group_id ?? '', { kind: 'job', id: claimed.id });

const orgRunner = (kind: OrgJob, tools: Tools): Runner => ({
  attempts: kind.attempts,
  run: (claimed, job) => kind.run({ org: orgOf(claimed, tools), payload: payloadOf(kind, claimed), job, tools }),
});

const deadRunner = (kind: OrgJob, tools: Tools): Runner => ({
  attempts: 8,
  run: async (claimed, job) => {
    const why = claimed.source_output?.why ?? 'It failed.';
    await kind.dead?.({ org: orgOf(claimed, tools), payload: payloadOf(kind, claimed), why, job, tools });
  },
});

const platformRunner = (kind: PlatformJob, tools: Tools): Runner => ({
  attempts: kind.attempts,
  run: (claimed, job: AttemptView) => kind.run({ payload: payloadOf(kind, claimed), job: { ...job, finish: job.finishOn }, tools }),
});

function payloadOf<P extends object>(kind: AnyJob & { payload: OrgJob<P>['payload'] }, claimed: Claimed): P {
  try {
    return checkedPayload(kind, claimed.data.payload);
  } catch (error) {
    throw new GiveUp((error as Error).message);
  }
}
