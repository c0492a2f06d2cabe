import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { runReport } from '../../server/modules/reports/run.ts';
import { completeReport, failReport, mostRowBytes } from '../../server/modules/reports/settle.ts';
import type { RunningJob } from '../../server/platform/jobs/index.ts';
import { until } from '../support/until.ts';
import type { CredentialWorld } from './credentials-world.ts';
import { connected, finished, openReportWorld, reported, sample, type Connected } from './reports-world.ts';

let world: CredentialWorld;
let person: Connected;
beforeAll(async () => {
  world = await openReportWorld();
  person = await connected(world);
});
afterAll(() => world?.close());

const assetsOf = (who: Connected) => world.database.sql('select id, kind, blob_name from app.assets where org_id = $1', [who.org_id]);
const blob = (name: string) => world.tools.blobs.head({ container: 'reports', name });

test('an analysis is asked for with a log or a commit, and nothing else', async () => {
  for (const [input, path] of [
    [{ kind: 'log' }, 'body.log_text'],
    [{ kind: 'log', log_text: 'x', log_asset_id: newId() }, 'body.log_text'],
    [{ kind: 'log', log_text: '' }, 'body.log_text'],
    [{ kind: 'log', log_text: 'ä'.repeat(2_621_441) }, 'body.log_text'],
    [{ kind: 'log', log_text: 'x', ref: 'main', commit_hash: sample.head }, 'body.ref'],
    [{ kind: 'log', log_text: 'x', ref: '../main' }, 'body.ref'],
    [{ kind: 'log', log_text: 'x', commit_hash: 'abc' }, 'body.commit_hash'],
    [{ kind: 'commit', log_text: 'x' }, 'body.log_text'],
    [{ kind: 'all', log_text: 'x' }, 'body.kind'],
    [{ kind: 'log', log_text: 'x', model: 'mine' }, 'body'],
  ] as const) {
    const { status, body } = await person.analyse(input);
    expect({ status, code: body.code, path: body.errors[0].path }).toEqual({ status: 400, code: 'request_invalid', path });
  }
  expect((await person.analyse({ kind: 'log', log_text: 'x', org_id: person.org_id })).body.code).toBe('org_id_not_allowed');
  expect((await person.analyse({ kind: 'log', log_text: 'x'.repeat(6 * 1024 * 1024) })).status).toBe(413);
  expect((await person.analyse({ kind: 'log', log_asset_id: newId() })).body.code).toBe('asset_not_found');
  expect((await person.analyse({ kind: 'commit', ref: 'nowhere' })).body.code).toBe('ref_not_found');
  expect((await person.post(`/repositories/${newId()}/analyses`, { kind: 'log', log_text: 'x' })).body.code).toBe('repository_not_found');
  expect((await (await world.person('viewer', person)).post(`/repositories/${person.repo_id}/analyses`, {})).status).toBe(403);
  expect(await assetsOf(person)).toEqual([]);
});

test('one key, one analysis: the same answer again, and one report', async () => {
  const key = { 'idempotency-key': 'once-and-only-once' };
  const [first, second] = [await person.analyse(undefined, key), await person.analyse(undefined, key)];
  expect(first).toMatchObject({ status: 202, body: { status: 'pending' } });
  expect(first.headers.get('location')).toBe(`/api/v1/reports/${first.body.report_id}`);
  expect([second.status, second.text, second.headers.get('location')]).toEqual([202, first.text, first.headers.get('location')]);
  expect((await person.analyse({ kind: 'log', log_text: 'another' }, key)).body.code).toBe('idempotency_mismatch');
  const { data } = (await person.get(`/reports?repo_id=${person.repo_id}`)).body;
  expect(data.map(({ id }: { id: string }) => id)).toEqual([first.body.report_id]);
  await finished(person, first.body.report_id);
});

test('a log that was uploaded is analysed as well, and stays while another report was made of it', async () => {
  const text = Buffer.from(sample.trace);
  const { id, upload } = (await person.post('/assets', { kind: 'log', content_type: 'text/plain', size: text.length })).body;
  const input = { kind: 'log', log_asset_id: id, ref: 'main' };
  expect((await person.analyse(input)).body.errors[0].path).toBe('body.log_asset_id');
  await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: text });
  await person.post(`/assets/${id}/complete`);
  const [one, two] = [await reported(person, input), await reported(person, input)];
  expect(one).toMatchObject({
    status: 'complete',
    commit_hash: sample.head,
    report_data: { frames: [{ repo_path: 'src/discounts.js' }, {}, {}, {}, {}, {}, {}] },
  });
  expect((await person.delete(`/reports/${one.id}`)).status).toBe(204);
  expect((await person.get(`/assets/${id}`)).status).toBe(200);
  expect((await person.delete(`/reports/${two.id}`)).status).toBe(204);
  await until('the log is gone', async () => (await person.get(`/assets/${id}`)).status === 404);
  expect((await person.get(`/reports/${two.id}`)).body.code).toBe('report_not_found');
});

test('a log goes with its last report, also when the last two are removed at the same moment', async () => {
  const logs: string[] = [];
  const removals: (() => Promise<{ status: number }>)[] = [];
  for (let pair = 0; pair < 5; pair += 1) {
    const { body } = await person.analyse();
    const [{ log_asset_id }] = (await world.database.sql('select log_asset_id from app.reports where id = $1', [body.report_id])) as [
      { log_asset_id: string },
    ];
    const other = (await person.analyse({ kind: 'log', log_asset_id })).body;
    for (const { report_id } of [body, other]) removals.push(() => person.delete(`/reports/${report_id}`));
    logs.push(log_asset_id);
  }
  expect((await Promise.all(removals.map((remove) => remove()))).map(({ status }) => status)).toEqual(removals.map(() => 204));
  await until(
    'the logs are gone',
    async () => (await world.database.sql('select from app.assets where id = any($1)', [logs])).length === 0,
  );
});

test('repeats of the same fault are linked to each other, and only where the organisation may see them', async () => {
  const mine = await connected(world);
  const later = sample.trace.replaceAll('2026-11-21T15:17', '2026-11-22T03:44');
  const first = await reported(mine);
  const [again, other, elsewhere] = [
    await reported(mine, { kind: 'log', log_text: later }),
    await reported(mine, { kind: 'log', log_text: 'Error: quite another\n    at main (file:///srv/orders/src/main.js:4:1)' }),
    await reported(await connected(world)),
  ];
  const related = async ({ id }: { id: string }) => (await mine.get(`/reports/${id}`)).body.report_data.related_report_ids;
  expect(again.report_data.signature).toBe(first.report_data.signature);
  expect(elsewhere.report_data.signature).toBe(first.report_data.signature);
  expect([await related(first), await related(again), await related(other)]).toEqual([[again.id], [first.id], []]);
  expect(elsewhere.report_data.related_report_ids).toEqual([]);
  await mine.delete(`/reports/${again.id}`);
  expect(await related(first)).toEqual([]);
});

test('reports are listed without their data, filtered and paged', async () => {
  const mine = await connected(world);
  const [one, two] = [await reported(mine), await reported(mine, { kind: 'commit', commit_hash: sample.broken_by })];
  const list = async (query = '') => (await mine.get(`/reports${query}`)).body;
  const all = await list();
  expect(all.data.map(({ id }: { id: string }) => id)).toEqual([two.id, one.id]);
  expect(all.data[1]).toMatchObject({ summary: one.report_data.summary, signature: one.report_data.signature, has_artifact: false });
  expect(all.data[1]).not.toHaveProperty('report_data');
  const ids = async (query: string) => (await list(query)).data.map(({ id }: { id: string }) => id);
  expect(await ids(`?commit_hash=${sample.broken_by}`)).toEqual([two.id]);
  expect(await ids(`?repo_id=${mine.repo_id}&status=complete`)).toEqual([two.id, one.id]);
  expect(await ids('?status=failed')).toEqual([]);
  expect(await ids(`?repo_id=${newId()}`)).toEqual([]);
  const page = await list('?limit=1');
  expect((await list(`?limit=1&cursor=${page.next_cursor}`)).data[0].id).toBe(one.id);
  expect((await mine.get(`/reports?limit=1&status=complete&cursor=${page.next_cursor}`)).body.code).toBe('cursor_invalid');
});

test('a commit has one report: asked for again, by name or by hash, it is given', async () => {
  const mine = await connected(world);
  const log = await reported(mine);
  const asked = await Promise.all(
    Array.from({ length: 6 }, (_, i) => mine.analyse(i % 2 ? { kind: 'commit' } : { kind: 'commit', commit_hash: sample.head })),
  );
  expect(new Set(asked.map(({ body }) => body.report_id)).size).toBe(1);
  expect(new Set(asked.map(({ body }) => body.job_id)).size).toBe(1);
  const report = await finished(mine, asked[0]!.body.report_id);
  expect(report).toMatchObject({ kind: 'commit', commit_hash: sample.head, status: 'complete' });
  expect((await mine.analyse({ kind: 'commit' })).body).toEqual({ ...asked[0]!.body, status: 'complete' });
  const broken = await reported(mine, { kind: 'commit', commit_hash: sample.broken_by });
  expect(broken.report_data.related_report_ids).toEqual([log.id]);
  expect(broken.report_data.findings[0].repo_path).toBe('src/discounts.js');
});

test('disconnecting a repository removes its reports and their files', async () => {
  const mine = await connected(world);
  await reported(mine);
  const [log] = await assetsOf(mine);
  expect((await mine.delete(`/repositories/${mine.repo_id}`)).status).toBe(204);
  expect((await mine.get('/reports')).body.data).toEqual([]);
  expect(await assetsOf(mine)).toEqual([]);
  await until('its bytes are gone', async () => (await blob(log!['blob_name'])) === undefined);
});

test('removing a report removes its log, row and bytes; its job then ends without effect', async () => {
  const mine = await connected(world);
  let let_go = (): void => {};
  const reached = new Promise<void>((resolve) => {
    world.intercept.github = (_req, res) => {
      resolve();
      let_go = () => void res.writeHead(503).end();
      return true;
    };
  });
  const { report_id, job_id } = (await mine.analyse()).body;
  await reached;
  const [log] = await assetsOf(mine);
  expect(await blob(log!['blob_name'])).toBeDefined();
  expect((await mine.delete(`/reports/${report_id}`)).status).toBe(204);
  world.intercept.github = undefined;
  let_go();
  expect(await assetsOf(mine)).toEqual([]);
  await until('its bytes are gone', async () => (await blob(log!['blob_name'])) === undefined);
  await until('the job has ended', async () => (await world.tools.jobs.find(mine.org, job_id))?.state === 'done');
  expect((await mine.get('/reports')).body.data).toEqual([]);
});

/** A pending report of the sample's newest commit that no queued job is about. */
async function pending(who: Connected): Promise<{ id: string; job: RunningJob }> {
  const [id, job_id] = [newId(), newId()];
  await world.database.sql(
    `insert into app.reports (org_id, id, repo_id, kind, status, commit_hash, job_id) values ($1, $2, $3, 'commit', 'pending', $4, $5)`,
    [who.org_id, id, who.repo_id, sample.head, job_id],
  );
  return { id, job: { id: job_id, attempt: 8, attempts: 8, signal: new AbortController().signal, finish: async () => {} } };
}

test('a worker that is told to stop leaves the report pending for another', async () => {
  const mine = await connected(world);
  const { id, job } = await pending(mine);
  const stopped = { ...job, signal: AbortSignal.abort(new Error('stop')) };
  await expect(runReport({ org: mine.org, payload: { report_id: id }, job: stopped, tools: world.tools })).rejects.toThrow('stop');
  expect((await mine.get(`/reports/${id}`)).body.status).toBe('pending');
});

test('only the job that the report waits for can settle it; of any other nothing stays', async () => {
  const mine = await connected(world);
  const { id, job } = await pending(mine);
  const other = { ...job, id: newId() };
  const before = world.github.requests.length;
  await runReport({ org: mine.org, payload: { report_id: id }, job: other, tools: world.tools });
  expect(world.github.requests.length).toBe(before);
  const { report_data } = await reported(mine);
  const summary = 'x'.repeat(mostRowBytes + 1);
  await completeReport(mine.org, world.tools, id, { commit_hash: sample.head, data: { ...report_data, summary } }, other);
  await failReport(mine.org, world.tools, { id, job_id: other.id }, 'no', other);
  expect((await mine.get(`/reports/${id}`)).body).toMatchObject({ status: 'pending', report_data: null, error: null, has_artifact: false });
  expect((await assetsOf(mine)).map(({ kind }) => kind)).toEqual(['log']);
  const blobs = world.tools.blobs.list('reports', `${mine.org_id}/report/`);
  expect((await blobs[Symbol.asyncIterator]().next()).done).toBe(true);
  await runReport({ org: mine.org, payload: { report_id: id }, job, tools: world.tools });
  expect((await mine.get(`/reports/${id}`)).body.status).toBe('complete');
});
