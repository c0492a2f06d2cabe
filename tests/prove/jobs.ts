import { newId } from '../../server/core/ids.ts';
import { modules } from '../../server/modules/index.ts';
import type { AnyJob, OrgJob } from '../../server/platform/jobs/index.ts';
import { changedTables, checksums, furnish, type OrgTable } from '../isolation/rows.ts';
import { sampleOf } from '../isolation/samples.ts';
import type { World } from '../support/world.ts';
import { broken, type Cell, holds, notMeant, type Part } from './proof.ts';

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
  const neighbour = await furnish(ask, tables, await world.person());
  const before = await checksums(ask, tables, [neighbour.org_id]);
  let runs = 0;
  for (const id of Object.values(neighbour.ids).flat()) {
    const payload = sampleOf(job.payload, { id: () => id, chance: () => 0.99 });
    await runQuietly(job, world, me.org, payload as object);
    runs += 1;
    if (!JSON.stringify(payload).includes(id)) break; // it names no row: once is enough
  }
  const after = await checksums(ask, tables, [neighbour.org_id]);
  const changed = changedTables(before[neighbour.org_id], after[neighbour.org_id]);
  return changed.length > 0 ? broken(`changed: ${changed.join(', ')}`) : holds(`${runs} runs, nothing of theirs changed`);
}

/** A job that finds nothing under the id may fail: what counts is what it did. */
async function runQuietly(job: OrgJob, { tools }: World, org: Parameters<OrgJob['run']>[0]['org'], payload: object): Promise<void> {
  const running = { id: newId(), attempt: 1, attempts: 1, signal: AbortSignal.timeout(10_000), finish: async () => {} };
  await job.run({ org, payload, job: running, tools }).catch(() => {});
}
