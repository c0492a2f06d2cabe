import { newId } from '../../server/core/ids.ts';
import { modules } from '../../server/modules/index.ts';
import type { AnyJob, OrgJob } from '../../server/platform/jobs/index.ts';
import { changedTables, checksums, furnish, type OrgTable } from '../isolation/rows.ts';
import { sampleOf } from '../isolation/samples.ts';
import type { World } from '../support/world.ts';
import { broken, type Cell, holds, notMeant, type Part, uncovered } from './proof.ts';

/** Jobs whose made-up rows are no work that could be done, and the test in which they do some. */
const provedElsewhere: Record<string, string> = { 'staff.order': 'tests/modules/credentials-secrets.test.ts' };

const side = "another organisation's ids";

/** Every kind of job, run for one organisation with ids of another in its payload. */
export async function proveJobs(world: World, tables: readonly OrgTable[], mail: readonly AnyJob[]): Promise<Part> {
  const jobs = [...modules.flatMap((module) => module.jobs ?? []), ...mail];
  const rows = [];
  for (const job of jobs) rows.push({ name: job.name, cells: { [side]: await cellOf(job, world, tables) } });
  return {
    title: 'Jobs',
    claim: 'A job reaches the rows of the organisation it was queued for, whatever its payload says.',
    sides: [side],
    rows,
  };
}

async function cellOf(job: AnyJob, world: World, tables: readonly OrgTable[]): Promise<Cell> {
  if (job.lane === 'platform') return notMeant('serves no organisation: its payload names a row of a platform table');
  const ask = world.database.sql;
  const me = await world.person();
  const own = await furnish(ask, tables, me);
  const neighbour = await furnish(ask, tables, await world.person());
  let worked = 0;
  for (const id of Object.values(own.ids).flat()) if (await runQuietly(job, world, me.org, payloadOf(job, id))) worked += 1;
  if (worked === 0 && provedElsewhere[job.name] === undefined)
    return uncovered("no run with one's own ids comes through, so that the others prove nothing");
  const before = await checksums(ask, tables, [neighbour.org_id]);
  let runs = 0;
  for (const id of Object.values(neighbour.ids).flat()) {
    const payload = payloadOf(job, id);
    await runQuietly(job, world, me.org, payload);
    runs += 1;
    if (!JSON.stringify(payload).includes(id)) break; // it names no row: once is enough
  }
  const after = await checksums(ask, tables, [neighbour.org_id]);
  const changed = changedTables(before[neighbour.org_id], after[neighbour.org_id]);
  return changed.length > 0 ? broken(`changed: ${changed.join(', ')}`) : holds(`${runs} runs, nothing of theirs changed`);
}

const payloadOf = (job: OrgJob, id: string): object => sampleOf(job.payload, { id: () => id, chance: () => 0.99 }) as object;

/** Whether the run came through. A job that finds nothing under the id may fail: what counts is what it did. */
async function runQuietly(job: OrgJob, { tools }: World, org: Parameters<OrgJob['run']>[0]['org'], payload: object): Promise<boolean> {
  const running = { id: newId(), attempt: 1, attempts: 1, signal: AbortSignal.timeout(10_000), finish: async () => {} };
  return job.run({ org, payload, job: running, tools }).then(
    () => true,
    () => false,
  );
}
