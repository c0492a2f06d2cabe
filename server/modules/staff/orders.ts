import { conflict, found } from '../../core/problem.ts';
import { type AnyJob, readDeadLetter, settleDeadLetter } from '../../platform/jobs/index.ts';
import type { Module } from '../../platform/module.ts';
import type { StaffOrder } from '../../platform/staff/index.ts';
import { openReading } from './readings.ts';

/** Every order of the modules by its name, and those for dead letters of any of them. */
export function ordersOf(modules: readonly Module[]): ReadonlyMap<string, StaffOrder> {
  const all = modules.flatMap(({ staff }) => Object.entries(staff?.orders ?? {}));
  const orders = new Map<string, StaffOrder>([
    ...all,
    ['job.retry', retryDead(modules)],
    ['job.discard', discardDead],
    ['content.open', openReading(modules)],
  ]);
  if (orders.size !== all.length + 3) throw new Error('Two orders of staff have the same name.');
  return orders;
}

const alreadySettled = () => conflict('job_conflict', 'This job was settled already.');

const discardDead: StaffOrder = {
  run: ({ org, target }) =>
    org.write('job.discarded', async (db) => {
      if (!(await settleDeadLetter(db, target, 'discarded'))) throw alreadySettled();
      db.record({ target });
    }),
};

function retryDead(modules: readonly Module[]): StaffOrder {
  const retries = new Map(modules.flatMap(({ staff }) => Object.entries(staff?.retries ?? {})));
  const jobs = new Map<string, AnyJob>(modules.flatMap((module) => (module.jobs ?? []).map((job) => [job.name, job] as const)));
  return {
    async run({ org, tools, target }) {
      const { job: name, payload } = found('job', await readDeadLetter(org, target));
      const [job, retry] = [jobs.get(name), retries.get(name)];
      if (job?.lane !== 'org') throw conflict('job_conflict', `Jobs of the kind ${name} cannot be tried again here.`);
      if (retry) await retry({ org, tools, payload });
      await org.write('job.retried', async (db) => {
        if (!(await settleDeadLetter(db, target, 'retried'))) throw alreadySettled();
        if (!retry) await tools.jobs.enqueue(db, job, payload);
        db.record({ target, detail: { job: name } });
      });
    },
  };
}
