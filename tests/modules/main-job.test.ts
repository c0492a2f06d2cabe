import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type http from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildApp } from '../../server/app.ts';
import { newId } from '../../server/core/ids.ts';
import { type SampleGitHub, startGitHub } from '../../server/local/sample/index.ts';
import { admission } from '../../server/modules/identity/index.ts';
import { modules } from '../../server/modules/index.ts';
import { openTools } from '../../server/open-tools.ts';
import { listen } from '../../server/platform/http/index.ts';
import { Closing } from '../../server/run/closing.ts';
import { type FakeAzureDevOps, startAzureDevOps } from '../support/azure-devops.ts';
import { quietLog } from '../support/log.ts';
import { type OpenAiServer, startOpenAi } from '../support/openai.ts';
import { type Answer, openWorld, type World } from '../support/world.ts';
import { lapseLeases } from '../platform/jobs-house.ts';
import { finished, hurry, sample } from './reports-world.ts';
import { bare } from '../local/programs/processes.ts';

const [pat, azurePat] = ['ghp_tokenOfTheMainJob00000000000000000001', 'azureTokenOfTheMainJob'];
let github: SampleGitHub;
let azure: FakeAzureDevOps;
let model: OpenAiServer;
let world: World;
/** With a model, and without a worker of its own. */
let api: World;
let intercept: ((req: http.IncomingMessage, res: http.ServerResponse) => boolean) | undefined;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  github = await startGitHub({ repositories: [sample.repository], tokens: [pat], intercept: (req, res) => intercept?.(req, res) === true });
  azure = await startAzureDevOps({ repositories: { 'contoso/Shop/orders': sample.repository }, pats: [azurePat] });
  model = await startOpenAi();
  const GIT_ALLOWED_HOSTS = [github, azure].map(({ url }) => new URL(url).host).join(',');
  world = await openWorld({ worker: true, settings: { GIT_ALLOWED_HOSTS } });
  api = await openWorld({ settings: { GIT_ALLOWED_HOSTS, OPENAI_API_KEY: 'sk-of-the-main-job', OPENAI_BASE_URL: model.url } });
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all([world, api, github, azure, model].map((one) => one?.close()));
});

interface Somebody {
  authorization: string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
}
let people = 0;

/** Signs up as a stranger would: the PIN is read from the mail. */
async function signUp({ call, letters }: World): Promise<Somebody> {
  people += 1;
  const email = `main-job-${people}@example.test`;
  expect((await call('POST', '/api/v1/auth/request-pin', { email })).status).toBe(202);
  const pin = /\d{6}/.exec(letters.findLast(({ to }) => to === email)!.text)![0];
  const joined = await call('POST', '/api/v1/auth/register', { email, pin, password: 'a main job worth doing', org_name: 'Orders & Co' });
  expect(joined.status).toBe(201);
  const authorization = `Bearer ${joined.body.access_token}`;
  return {
    authorization,
    get: (at, headers) => call('GET', `/api/v1${at}`, undefined, { authorization, ...headers }),
    post: (at, body) => call('POST', `/api/v1${at}`, body, { authorization }),
  };
}

const providers = {
  github: () => ({ credential: { kind: 'github_pat', secret: pat, base_url: github.url }, external_ref: sample.repository.full_name }),
  azure_devops: () => ({ credential: { kind: 'azdo_pat', secret: azurePat, base_url: azure.url }, external_ref: 'contoso/Shop/orders' }),
};

/** Stores the credential, connects the repository and sends the log; answers the report's id. */
async function ask(who: Somebody, provider: keyof typeof providers = 'github'): Promise<string> {
  const { credential, external_ref } = providers[provider]();
  const stored = await who.post('/credentials', { name: 'reading', ...credential });
  expect(stored.status).toBe(201);
  const connected = await who.post('/repositories', { credential_id: stored.body.id, external_ref });
  expect(connected).toMatchObject({ status: 201, body: { provider, default_ref: 'main' } });
  const started = await who.post(`/repositories/${connected.body.id}/analyses`, { kind: 'log', log_text: sample.trace });
  expect(started).toMatchObject({ status: 202, body: { report_id: expect.any(String), job_id: expect.any(String), status: 'pending' } });
  expect(started.headers.get('location')).toBe(`/api/v1/reports/${started.body.report_id}`);
  return started.body.report_id;
}

test.each(['github', 'azure_devops'] as const)('from sign-up to a report that names the commit, with %s', async (provider) => {
  const somebody = await signUp(world);
  const id = await ask(somebody, provider);
  const report = await finished(somebody, id);
  expect(report).toMatchObject({ id, kind: 'log', status: 'complete', commit_hash: sample.head, error: null, has_artifact: false });
  const { frames, findings, ...rest } = report.report_data;
  expect(frames[0]).toMatchObject({
    function: 'discountFor',
    file: 'file:///srv/orders/src/discounts.js',
    line: 10,
    repo_path: 'src/discounts.js',
  });
  expect(frames.map(({ repo_path }: { repo_path: string | null }) => repo_path).slice(1, 4)).toEqual([
    'src/pricing.js',
    'src/invoice.js',
    'src/main.js',
  ]);
  const [{ repo_path, line, snippet, suspects }] = findings;
  expect([repo_path, line]).toEqual(['src/discounts.js', 10]);
  expect(snippet.lines[line - snippet.start_line]).toContain('.percent');
  expect(suspects[0]).toMatchObject({
    hash: sample.broken_by,
    message: 'Keep the discounts in one table',
    reason: expect.stringMatching(/\w/),
  });
  expect(rest).toMatchObject({ schema_version: 1, kind: 'log', explanation: null, explanation_reason: 'ai_not_configured' });
  expect(rest.summary).toContain("Cannot read properties of undefined (reading 'percent')");

  const neighbour = await signUp(world);
  const header = { 'x-request-id': 'the-same-for-both' };
  const [theirs, nobodys] = [await neighbour.get(`/reports/${id}`, header), await neighbour.get(`/reports/${newId()}`, header)];
  expect([theirs.status, theirs.text]).toEqual([404, nobodys.text]);
  expect((await neighbour.get('/reports')).body.data).toEqual([]);
});

/** Another process, as far as the first can tell: it has nothing in common with it but database, vault, storage and settings. */
async function anotherServer(role: 'api' | 'worker'): Promise<{ url: string; close(): Promise<void> }> {
  const closing = new Closing();
  const tools = await openTools(api.settings, { database: (of) => api.database.roles[of], log: quietLog }, closing);
  const server = await listen(buildApp({ modules, tools, admission: admission(tools), checks: [] }), { port: 0, host: '127.0.0.1' });
  if (role === 'worker')
    await tools.jobs.work(
      tools,
      modules.flatMap((module) => module.jobs ?? []),
      [],
    ).ready;
  return { url: server.url, close: () => server.close().then(() => closing.close()) };
}

const explanation = {
  summary: 'An order names a discount that is not in the table.',
  root_cause: 'The table has no entry for this kind of customer.',
  suggestion: 'Treat a missing entry as no discount.',
  confidence: 'high',
  cites: ['src/discounts.js:10', 'src/pricing.js:8', 'src/nowhere.js:1'],
};

test('two servers, one database: one takes the question, the other answers it, and with a key the model explains, citing frames', async () => {
  model.will({ say: explanation });
  const [worker, reader] = [await anotherServer('worker'), await anotherServer('api')];
  const somebody = await signUp(api);
  const report = await finished(somebody, await ask(somebody));
  expect(report.report_data.findings[0].suspects[0].hash).toBe(sample.broken_by);
  expect(report.report_data).toMatchObject({
    explanation: { ...explanation, cites: explanation.cites.slice(0, 2) },
    explanation_reason: null,
  });
  const [{ body }] = model.asked as [OpenAiServer['asked'][0]];
  expect(body.messages[1]!.content).toContain('at discountFor (file:///srv/orders/src/discounts.js:10:16)');
  expect(body.messages[1]!.content).toContain('src/discounts.js:10');
  expect(JSON.stringify(body)).not.toContain(pat);
  const elsewhere = await fetch(`${reader.url}/api/v1/reports/${report.id}`, { headers: { authorization: somebody.authorization } });
  expect(await elsewhere.json()).toEqual(report);
  await Promise.all([worker.close(), reader.close()]);
});

function startWorker(): ChildProcess {
  const { LONGHOUSE_DIR, JWT_SIGNING_KEY, PIN_PEPPER, CURSOR_SECRET, LOCAL_KEY_FILE, ASSETS_BLOB_CONNECTION } = api.settings;
  const settings = { LONGHOUSE_DIR, JWT_SIGNING_KEY, PIN_PEPPER, CURSOR_SECRET, LOCAL_KEY_FILE, ASSETS_BLOB_CONNECTION };
  const more = { GIT_ALLOWED_HOSTS: api.settings.GIT_ALLOWED_HOSTS.join(','), LOG_LEVEL: 'silent' };
  const file = path.join(import.meta.dirname, 'main-job-worker.ts');
  const given = JSON.stringify({ settings: { ...settings, ...more }, roles: api.database.roles });
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, given], { stdio: 'inherit', env: bare });
  children.add(child);
  return child;
}

test('a worker killed in the middle of the job: the report still comes, once', async () => {
  await hurry(api);
  const somebody = await signUp(api);
  const killed = startWorker();
  const midway = new Promise<void>((resolve) => {
    intercept = (req) => {
      if (!req.url?.includes('/commits?')) return false;
      resolve();
      return true; // held for ever
    };
  });
  const id = await ask(somebody);
  await midway;
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  await lapseLeases(api.database);
  expect((await somebody.get(`/reports/${id}`)).body.status).toBe('pending');
  intercept = undefined;
  startWorker();
  const report = await finished(somebody, id);
  expect(report.report_data.findings[0].suspects[0].hash).toBe(sample.broken_by);
  const rows = await api.database.sql('select action, detail from app.audit_events where target = $1 order by seq', [id]);
  expect(rows.map(({ action }) => action)).toEqual(['analysis.started', 'report.settled']);
  const jobs = await api.database.sql<{ state: string; retry_count: number }>(
    `select state, retry_count from queue.job_common where data->'payload'->>'report_id' = $1`,
    [id],
  );
  expect(jobs).toEqual([{ state: 'completed', retry_count: 1 }]);
});
