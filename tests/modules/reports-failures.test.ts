import type http from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { unavailable } from '../../server/core/problem.ts';
import { GitFailure } from '../../server/modules/git/index.ts';
import { verdictOn } from '../../server/modules/reports/trouble.ts';
import { openAi } from '../../server/platform/ai/index.ts';
import { TryAgain } from '../../server/platform/jobs/index.ts';
import { openKeys } from '../../server/platform/crypto/index.ts';
import { until } from '../support/until.ts';
import { startOpenAi } from '../support/openai.ts';
import type { CredentialWorld } from './credentials-world.ts';
import { goodPat } from './credentials-world.ts';
import { type Connected, connected, finished, openReportWorld, reported, sample } from './reports-world.ts';

let world: CredentialWorld;
let person: Connected;
let whole: CredentialWorld['tools'];
beforeAll(async () => {
  world = await openReportWorld();
  whole = { ...world.tools };
});
afterEach(() => {
  world.intercept.github = undefined;
  world.wrapper.down = false;
  Object.assign(world.tools, whole);
});
afterAll(() => world?.close());

/** GitHub answers like this to paths that match, `times` times. */
function githubSays(status: number, headers: http.OutgoingHttpHeaders = {}, match = /./, times = Infinity): void {
  let left = times;
  world.intercept.github = (req, res) => {
    if (!match.test(req.url ?? '') || left-- <= 0) return false;
    res.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{"message":"of GitHub, not for anybody to see"}');
    return true;
  };
}
const started = async (who: Connected): Promise<{ report_id: string; job_id: string }> => (await who.analyse()).body;
const job = async (id: string) =>
  (
    await world.database.sql<{ state: string; retry_count: number; retry_limit: number; why: string | null }>(
      `select state::text, retry_count, retry_limit, output->>'why' as why from queue.job_common where name = 'org' and id = $1`,
      [id],
    )
  )[0]!;
const dueNow = (id: string) => world.database.sql('update queue.job_common set start_after = now() where id = $1', [id]);

test('a rejected credential fails the report with words for people, needs attention, and a retry works once it is replaced', async () => {
  person = await connected(world);
  githubSays(401);
  const { report_id, job_id } = await started(person);
  const report = await finished(person, report_id);
  expect(report).toMatchObject({ status: 'failed', report_data: null });
  expect(report.error).toBe("GitHub does not accept the credential. Replace the secret of the repository's credential, then retry.");
  expect(await job(job_id)).toMatchObject({ state: 'completed', retry_count: 0 });
  expect((await person.get(`/credentials/${person.credential_id}`)).body.status).toBe('needs_attention');
  world.intercept.github = undefined;
  await person.put(`/credentials/${person.credential_id}/secret`, { secret: goodPat, base_url: world.github.url });
  const retry = await person.post(`/reports/${report_id}/retry`);
  expect(retry).toMatchObject({ status: 202, body: { report_id, status: 'pending' } });
  expect(retry.body.job_id).not.toBe(job_id);
  expect(retry.headers.get('location')).toBe(`/api/v1/reports/${report_id}`);
  expect(await finished(person, report_id)).toMatchObject({ status: 'complete', error: null });
  expect((await person.post(`/reports/${report_id}/retry`)).body.code).toBe('report_not_failed');
  expect((await (await world.person()).post(`/reports/${report_id}/retry`)).body.code).toBe('report_not_found');
});

test.each([
  ['a commit that is not there', 404, 'GitHub does not have this, or the credential may not see it (404).'],
  ['a refusal', 403, 'GitHub refuses this to the credential (403).'],
])('%s fails the report at once', async (_what, status, error) => {
  person = await connected(world);
  githubSays(status, {}, /\/git\/trees\//);
  expect(await reported(person, { kind: 'log', log_text: sample.trace, commit_hash: '1'.repeat(40) })).toMatchObject({
    status: 'failed',
    error,
  });
});

test('a provider that asks for patience is given it, and no try is used up', async () => {
  person = await connected(world);
  githubSays(429, { 'retry-after': '600' }, /./, 1);
  const { report_id, job_id } = await started(person);
  await until('the job was put off', async () => (await job(job_id)).why !== null);
  expect(await job(job_id)).toMatchObject({ state: 'retry', retry_limit: 8, why: 'GitHub asks us to slow down.' });
  const { start_after } = (await world.tools.jobs.find(person.org, job_id))!;
  expect(start_after.getTime() - Date.now()).toBeGreaterThan(500_000);
  await dueNow(job_id);
  expect((await finished(person, report_id)).status).toBe('complete');
});

test('a provider in trouble is asked again; at the last try its trouble is told', async () => {
  person = await connected(world);
  githubSays(502, {}, /\/git\/trees\//, 1);
  await world.database.sql('update queue.queue set retry_delay = 600');
  const { report_id, job_id } = await started(person);
  await until('the try has failed', async () => (await job(job_id)).why !== null);
  expect((await job(job_id)).why).toBe('GitHub is in trouble (502).');
  await world.database.sql('update queue.queue set retry_delay = 0');
  await dueNow(job_id);
  expect((await finished(person, report_id)).status).toBe('complete');
  expect(await job(job_id)).toMatchObject({ state: 'completed', retry_count: 1, retry_limit: 7 });
  const trouble = new GitFailure('unavailable', 'GitHub is in trouble (502).', 5);
  expect(verdictOn(trouble, { attempt: 7, attempts: 8 })).toEqual({ thrown: new TryAgain('GitHub is in trouble (502).') });
  expect(verdictOn(trouble, { attempt: 8, attempts: 8 })).toEqual({ failed: 'GitHub is in trouble (502).' });
});

test('while the vault or the storage is away the job waits, and no try is used up', async () => {
  person = await connected(world);
  world.tools.keys = openKeys({ db: world.tools.db, wrapper: world.wrapper });
  world.wrapper.down = true;
  const first = await started(person);
  await until('the job was put off', async () => (await job(first.job_id)).why !== null);
  expect(await job(first.job_id)).toMatchObject({ state: 'retry', retry_limit: 8, why: expect.not.stringContaining('down') });
  world.wrapper.down = false;
  world.tools.keys = whole.keys;
  await dueNow(first.job_id);
  expect((await finished(person, first.report_id)).status).toBe('complete');

  const away = async () => Promise.reject(unavailable('storage_unavailable', 'File storage cannot be reached at the moment.', 30));
  world.tools.blobs = { ...whole.blobs, read: away };
  const second = await started(person);
  await until('the job was put off', async () => (await job(second.job_id)).why !== null);
  world.tools.blobs = whole.blobs;
  await dueNow(second.job_id);
  expect((await finished(person, second.report_id)).status).toBe('complete');
  world.tools.blobs = { ...whole.blobs, write: away };
  expect(await person.analyse()).toMatchObject({ status: 503, body: { code: 'storage_unavailable' } });
});

test('what nobody expected is tried again, and told in plain words when the job is dead', async () => {
  person = await connected(world);
  const read = async (): Promise<Buffer> => {
    await world.database.sql("update queue.job_common set retry_limit = retry_count where state = 'active' and name = 'org'");
    throw new TypeError('the text of a stranger, not to be shown');
  };
  world.tools.blobs = { ...whole.blobs, read };
  const report = await reported(person);
  expect(report).toMatchObject({ status: 'failed', report_data: null, error: 'It failed unexpectedly (TypeError).' });
  world.tools.blobs = whole.blobs;
  await person.post(`/reports/${report.id}/retry`);
  expect((await finished(person, report.id)).status).toBe('complete');
});

test('a log that was removed, a credential that was revoked: the report says so', async () => {
  person = await connected(world);
  world.tools.blobs = { ...whole.blobs, read: (at) => whole.blobs.remove(at).then(() => whole.blobs.read(at, { max: 1 })) };
  const { error } = await reported(person);
  expect(error).toBe('The log of this analysis is not there any more: send it again.');
  world.tools.blobs = whole.blobs;
  const { report_id } = await started(person);
  await finished(person, report_id);
  await world.database.sql(`update app.reports set status = 'failed', report_data = null where id = $1`, [report_id]);
  const [{ log_asset_id }] = (await world.database.sql('select log_asset_id from app.reports where id = $1', [report_id])) as [
    { log_asset_id: string },
  ];
  expect((await person.delete(`/assets/${log_asset_id}`)).status).toBe(204);
  await person.post(`/reports/${report_id}/retry`);
  expect((await finished(person, report_id)).error).toBe(error);
  expect((await person.post(`/credentials/${person.credential_id}/revoke`)).status).toBeLessThan(300);
  expect((await reported(person)).error).toBe('This credential is revoked, and its secret erased: add another one.');
});

test('a repository that is removed while its analysis is being asked for is not there', async () => {
  person = await connected(world);
  const write: typeof whole.blobs.write = async (...call) => {
    expect((await person.delete(`/repositories/${person.repo_id}`)).status).toBe(204);
    return whole.blobs.write(...call);
  };
  world.tools.blobs = { ...whole.blobs, write };
  expect(await person.analyse()).toMatchObject({ status: 404, body: { code: 'repository_not_found' } });
});

test('a model that fails costs the explanation and nothing else', async () => {
  const model = await startOpenAi();
  const settings = { OPENAI_API_KEY: 'sk-x', OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'gpt-4o-mini' };
  person = await connected(world);
  for (const [behaviour, reason] of [
    [{ status: 500 }, 'ai_unavailable'],
    [{ status: 429, headers: { 'retry-after': '60' } }, 'ai_rate_limited'],
    [{ hang: true }, 'ai_timeout'],
    [{ text: '{}' }, 'ai_garbage'],
    [{ refuse: 'no' }, 'ai_refused'],
  ] as const) {
    world.tools.ai = openAi(settings, world.tools.metrics, { timeout_ms: 300 });
    model.will(behaviour);
    const report = await reported(person);
    expect(report).toMatchObject({ status: 'complete', error: null, report_data: { explanation: null, explanation_reason: reason } });
    expect(report.report_data.findings[0].suspects[0].hash).toBe(sample.broken_by);
  }
  world.tools.ai = { ...world.tools.ai, structured: async () => Promise.reject(new RangeError('a fault of ours')) };
  expect((await reported(person)).report_data.explanation_reason).toBe('ai_unavailable');
  await model.close();
});
