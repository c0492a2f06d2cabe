import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { assets } from '../../server/modules/assets/index.ts';
import { identity } from '../../server/modules/identity/index.ts';
import type { OrgJob, Sweep } from '../../server/platform/jobs/index.ts';
import { eraseOrg } from '../../server/release/erase.ts';
import { changedTables, checksums, furnish, type OrgTable, orgTables } from '../isolation/rows.ts';
import { ended, run } from '../local/programs/processes.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;
let tables: OrgTable[];
beforeAll(async () => {
  world = await openWorld();
  tables = await orgTables(world.database.sql);
});
afterAll(() => world.close());

const sql: World['database']['sql'] = (text, values) => world.database.sql(text, values);
const owner = () => world.database.db.getPool('owner');
const signal = new AbortController().signal;
const night = (list: readonly Sweep[], name: string) => list.find((sweep) => sweep.name === name)!.run({ tools: world.tools, signal });
const clear = assets.jobs?.find(({ name }) => name === 'asset.clear') as OrgJob;
const clearFiles = (of: Person) => {
  const job = { id: newId(), attempt: 1, attempts: 8, signal, finish: async () => {} };
  return clear.run({ org: of.org, payload: {}, tools: world.tools, job });
};

/** An organisation with a row in every table, a device, a file with its row and one without. */
async function furnished(): Promise<Person> {
  const person = await world.person('owner');
  await sql(`insert into app.users (id, org_id, external_id) values ($1, $2, 'tablet')`, [newId(), person.org_id]);
  await furnish(sql, tables, person);
  for (const name of ['report/known', 'report/stray']) {
    await world.tools.blobs.write({ container: 'reports', name: `${person.org_id}/${name}` }, 'text', 'text/plain');
  }
  return person;
}
const stands = (of: Person, status: string, days = 0) =>
  sql(`update app.orgs set status = $2, updated_at = now() - make_interval(days => $3) where id = $1`, [of.org_id, status, days]);
const statusOf = async (of: Person): Promise<unknown> =>
  (await sql('select status from app.orgs where id = $1', [of.org_id]))[0]?.['status'];
async function filesOf(of: Person): Promise<number> {
  let n = 0;
  for await (const _ of world.tools.blobs.list('reports', `${of.org_id}/`)) n += 1;
  return n;
}
const rowsOf = async (of: Person): Promise<Record<string, number>> => {
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as n from app.${name} where org_id = $1`);
  counts.push(`select 'users', count(*)::int from app.users where org_id = $1`);
  const rows = await sql<{ name: string; n: number }>(counts.join(' union all '), [of.org_id]);
  return Object.fromEntries(rows.filter(({ n }) => n > 0).map(({ name, n }) => [name, n]));
};

test('an organisation that is not being erased loses nothing, whoever asks', async () => {
  const mine = await furnished();
  for (const status of ['active', 'suspended', 'deleting', 'erased']) {
    await stands(mine, status);
    const before = await checksums(sql, tables, [mine.org_id]);
    await expect(eraseOrg(owner(), mine.org_id)).rejects.toThrow('is not being erased');
    await clearFiles(mine);
    const after = await checksums(sql, tables, [mine.org_id]);
    expect(changedTables(before[mine.org_id], after[mine.org_id])).toEqual([]);
    expect(await filesOf(mine)).toBe(2);
  }
});

test('what was marked for deletion is kept as long as the setting says, then files, keys and rows go, and nothing of a neighbour', async () => {
  const [mine, recent, neighbour] = [await furnished(), await furnished(), await furnished()];
  await stands(mine, 'deleting', 31);
  await stands(recent, 'deleting', 29);
  await night(identity.sweeps ?? [], 'identity.begin_erasing');
  expect([await statusOf(mine), await statusOf(recent), await statusOf(neighbour)]).toEqual(['erasing', 'deleting', 'active']);

  const others = [recent.org_id, neighbour.org_id];
  const before = await checksums(sql, tables, others);
  expect(await eraseOrg(owner(), mine.org_id)).toEqual({ org_id: mine.org_id, waits: expect.stringContaining('1 files are still there') });
  await night(assets.sweeps ?? [], 'asset.clear_all');
  expect(await sql(`select group_id from queue.job_common where name = 'org' and data->>'job' = 'asset.clear'`)).toEqual([
    { group_id: mine.org_id },
  ]);
  for (const one of [mine, recent, neighbour]) await clearFiles(one);
  expect([await filesOf(mine), await filesOf(recent), await filesOf(neighbour)]).toEqual([0, 2, 2]);

  const there = await rowsOf(mine);
  expect(Object.keys(there)).toEqual(expect.arrayContaining(['org_keys', 'reports', 'escalations', 'staff_grants', 'users']));
  const dry = await eraseOrg(owner(), mine.org_id, { dry: true });
  const { audit_heads, audit_events, ...goes } = there;
  expect(dry).toEqual({ org_id: mine.org_id, removed: goes });
  expect(await rowsOf(mine)).toEqual(there);

  const { owner: by, auth } = world.database.roles;
  const child = run('server/cli/erase.ts', [], {
    DB_URI: `postgresql://${by.user}:${by.password as string}@${by.host}:${by.port}/${world.database.name}`,
    DB_OWNER_USER: by.user,
    DB_OWNER_PASSWORD: by.password as string,
    DB_AUTH_USER: auth.user,
    DB_AUTH_PASSWORD: auth.password as string,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (more: string) => (said += more));
  expect({ code: await ended(child), said }).toEqual({
    code: 0,
    said: expect.stringMatching(new RegExp(`^${mine.org_id}: \\d+ rows gone \\(.*reports 1.*\\)\\.\\n1 of 1 organisations erased\\.\\n$`)),
  });

  const left = await rowsOf(mine);
  expect(left).toEqual({ audit_heads, audit_events: audit_events! + 1 });
  expect(await sql('select id from queue.job_common where group_id = $1', [mine.org_id])).toEqual([]);
  expect(await sql('select status, name, slug, settings from app.orgs where id = $1', [mine.org_id])).toEqual([
    { status: 'erased', name: 'Erased organisation', slug: `erased-${mine.org_id}`, settings: {} },
  ]);
  const last = await sql('select action, detail from app.audit_events where org_id = $1 order by seq desc limit 1', [mine.org_id]);
  expect(last).toEqual([{ action: 'org.erased', detail: { removed: goes } }]);
  const after = await checksums(sql, tables, others);
  for (const id of others) expect(changedTables(before[id], after[id])).toEqual([]);
});

test('what was taken back in time stays, and leaves no event that it went', async () => {
  const mine = await world.person('owner');
  await stands(mine, 'active', 400);
  await night(identity.sweeps ?? [], 'identity.begin_erasing');
  expect(await statusOf(mine)).toBe('active');
  expect(await sql(`select action from app.audit_events where org_id = $1 and action like 'org.eras%'`, [mine.org_id])).toEqual([]);
});

test('rows that came meanwhile are not left behind: it says so, and the next run takes them', async () => {
  const mine = await furnished();
  await stands(mine, 'erasing');
  await clearFiles(mine);
  const late = async (table: string): Promise<void> => {
    if (table === 'users') await sql('insert into app.org_settings (org_id, id) values ($1, $2)', [mine.org_id, newId()]);
  };
  await expect(eraseOrg(owner(), mine.org_id, { onProgress: late })).rejects.toThrow(/rows were added to org_settings meanwhile/);
  expect(await statusOf(mine)).toBe('erasing');
  expect(await eraseOrg(owner(), mine.org_id)).toEqual({ org_id: mine.org_id, removed: { org_settings: 1 } });
  expect(await statusOf(mine)).toBe('erased');
});
