import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { ReportData } from '../../server/modules/reports/analysis/index.ts';
import { mostRowBytes } from '../../server/modules/reports/settle.ts';
import { type CredentialWorld, everythingStored, formsOf, goodPat } from './credentials-world.ts';
import { connected, openReportWorld, reported, sample, type Connected } from './reports-world.ts';
import { until } from '../support/until.ts';

let world: CredentialWorld;
let person: Connected;
beforeAll(async () => {
  world = await openReportWorld();
  person = await connected(world);
});
afterAll(() => world?.close());

/** A Python trace of 100 frames, whose long names make a report of more than a quarter of a megabyte. */
const large = [
  'Traceback (most recent call last):',
  ...Array.from(
    { length: 100 },
    (_, i) => `  File "/srv/${'漢'.repeat(270)}/step_${i}.py", line ${i + 1}, in ${'字'.repeat(200)}_${i}\n    go()`,
  ),
  'KeyError: x',
].join('\n');

test('a large report is whole in its artifact, downloaded by a link, and cut to fit in its row', async () => {
  const report = await reported(person, { kind: 'log', log_text: large });
  expect(report).toMatchObject({ status: 'complete', has_artifact: true });
  expect(Buffer.byteLength(JSON.stringify(report.report_data))).toBeLessThanOrEqual(mostRowBytes);
  const link = await person.get(`/reports/${report.id}/artifact`);
  expect(link).toMatchObject({
    status: 200,
    body: { content_type: 'application/json', size: expect.any(Number), expires_at: expect.any(String) },
  });
  const response = await fetch(link.body.url);
  expect(response.headers.get('content-disposition')).toContain(`report-${report.id}.json`);
  const text = await response.text();
  expect(Buffer.byteLength(text)).toBe(link.body.size);
  const whole = ReportData.strict().parse(JSON.parse(text));
  expect(whole.frames).toHaveLength(100);
  expect(report.report_data.frames.length).toBeLessThan(100);
  expect(report.report_data.frames).toEqual(whole.frames.slice(0, report.report_data.frames.length));
  expect(report.report_data.summary).toMatch(/Cut to fit: \d+ of 100 frames/);

  const header = { 'x-request-id': 'the-same-for-both' };
  const neighbour = await world.person();
  const [theirs, nobodys] = [
    await neighbour.get(`/reports/${report.id}/artifact`, undefined, header),
    await neighbour.get(`/reports/${newId()}/artifact`, undefined, header),
  ];
  expect([theirs.status, theirs.text]).toEqual([404, nobodys.text]);

  expect((await person.delete(`/reports/${report.id}`)).status).toBe(204);
  const rows = () => world.database.sql('select id from app.assets where org_id = $1', [person.org_id]);
  expect(await rows()).toEqual([]);
  await until('the bytes are gone', async () => (await fetch(link.body.url)).status === 404);
});

test('a report of ordinary size has no artifact', async () => {
  const report = await reported(person);
  expect(report.has_artifact).toBe(false);
  expect((await person.get(`/reports/${report.id}/artifact`)).body.code).toBe('artifact_not_found');
});

test('neither the log nor the token is in any row or any line of our log: the log is in its blob, the token under its seal', async () => {
  const canary = 'canary-7d1f0a-of-the-log';
  const mine = await connected(world);
  const log_text = `user=${canary} said hello\n${sample.trace}\nlater ${canary}`;
  await mine.analyse({ kind: 'log', log_text }, { 'idempotency-key': 'canary' });
  const good = await reported(mine, { kind: 'log', log_text });
  world.intercept.github = (_req, res) => {
    res.writeHead(401).end(canary);
    return true;
  };
  expect((await reported(mine, { kind: 'log', log_text })).status).toBe('failed');
  world.intercept.github = undefined;
  expect(good.status).toBe('complete');

  const stored = await everythingStored(world);
  const logged = world.logged.join('\n');
  expect([stored.includes(good.id), logged.includes(mine.org_id)]).toEqual([true, true]);
  for (const form of [...formsOf(canary), ...formsOf(goodPat)]) {
    expect(stored.includes(form)).toBe(false);
    expect(logged.includes(form)).toBe(false);
  }
  const rows = await world.database.sql<{ blob_name: string }>(`select blob_name from app.assets where org_id = $1`, [mine.org_id]);
  expect(rows).toHaveLength(3);
  for (const { blob_name } of rows) {
    const kept = await world.tools.blobs.read({ container: 'reports', name: blob_name }, { max: 100_000 });
    expect(kept.toString()).toBe(log_text);
  }
});

test('the time and the end of every report are measured, by organisation and kind', async () => {
  const measured: unknown[] = [];
  const { metrics } = world.tools;
  world.tools.metrics = { ...metrics, count: (...one) => void measured.push(one), observe: (...one) => void measured.push(one) };
  await reported(person, { kind: 'commit' });
  world.tools.metrics = metrics;
  expect(measured).toContainEqual(['reports_ended', 1, { org_id: person.org_id, kind: 'commit', status: 'complete' }]);
  expect(measured).toContainEqual(['report_duration_ms', expect.any(Number), { org_id: person.org_id, kind: 'commit' }]);
});

test('the row has exactly the promised columns beside our own, and three statuses', async () => {
  const columns = await world.database.sql<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns where table_schema = 'app' and table_name = 'reports'`,
  );
  const types = Object.fromEntries(columns.map(({ name, type }) => [name, type]));
  expect(types).toMatchObject({
    id: 'uuid',
    repo_id: 'uuid',
    commit_hash: 'text',
    created_at: 'timestamp with time zone',
    status: 'text',
    report_data: 'jsonb',
  });
  const insert = `insert into app.reports (org_id, id, repo_id, kind, status) values ($1, $2, $3, 'log', $4)`;
  await expect(world.database.sql(insert, [person.org_id, newId(), person.repo_id, 'done'])).rejects.toMatchObject({ code: '23514' });
  await expect(world.database.sql(insert, [person.org_id, newId(), newId(), 'pending'])).rejects.toMatchObject({ code: '23503' });
});
