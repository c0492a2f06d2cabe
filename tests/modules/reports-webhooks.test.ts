import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Answer } from '../support/world.ts';
import type { CredentialWorld } from './credentials-world.ts';
import { type Connected, connected, finished, openReportWorld, reported, sample } from './reports-world.ts';

let world: CredentialWorld;
beforeAll(async () => {
  world = await openReportWorld();
});
afterAll(() => world?.close());

interface Source {
  source_id: string;
  secret: string;
  external_id: string;
}

async function listening(person: Connected): Promise<Source> {
  const { body } = await person.put(`/repositories/${person.repo_id}/webhook`, {});
  const [row] = await world.database.sql<{ external_id: string }>('select external_id from app.repositories where id = $1', [
    person.repo_id,
  ]);
  return { ...body, ...row };
}

function fromGithub({ source_id, secret, external_id }: Source, after = sample.head, delivery: string = randomUUID()): Promise<Answer> {
  const body = Buffer.from(JSON.stringify({ ref: 'refs/heads/main', after, repository: { id: Number(external_id) }, delivery }));
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const headers = {
    'content-type': 'application/json',
    'x-github-event': 'push',
    'x-github-delivery': delivery,
    'x-hub-signature-256': signature,
  };
  return world.call('POST', `/api/webhooks/github/${source_id}`, body, headers);
}

function fromAzure({ source_id, secret, external_id }: Source, hashes: string[], notificationId = 1): Promise<Answer> {
  const refUpdates = hashes.map((newObjectId, i) => ({ name: `refs/heads/branch-${i}`, newObjectId }));
  const resource = { repository: { id: external_id }, refUpdates };
  const body = Buffer.from(JSON.stringify({ eventType: 'git.push', subscriptionId: randomUUID(), notificationId, resource }));
  const authorization = `Basic ${Buffer.from(`longhouse:${secret}`).toString('base64')}`;
  return world.call('POST', `/api/webhooks/azure-devops/${source_id}`, body, { 'content-type': 'application/json', authorization });
}

const listed = async (person: Connected) => (await person.get('/reports')).body.data as { id: string; commit_hash: string; kind: string }[];

test('a push to GitHub starts the analysis of its newest commit, once, however often it is told', async () => {
  const person = await connected(world);
  const log = await reported(person);
  const source = await listening(person);
  const delivery = randomUUID();
  const told = await Promise.all(Array.from({ length: 5 }, () => fromGithub(source, sample.broken_by, delivery)));
  expect(told.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
  expect(told.filter(({ body }) => body.status === 'duplicate')).toHaveLength(4);
  // The same push under another delivery id, as a replay after a week would be.
  expect((await fromGithub(source, sample.broken_by)).body).toEqual({ status: 'accepted' });
  const reports = await listed(person);
  expect(reports.map(({ kind, commit_hash }) => [kind, commit_hash])).toEqual([
    ['commit', sample.broken_by],
    ['log', sample.head],
  ]);
  const report = await finished(person, reports[0]!.id);
  expect(report).toMatchObject({ status: 'complete', report_data: { kind: 'commit', related_report_ids: [log.id] } });
  expect(report.report_data.summary).toContain('Keep the discounts in one table');
  const jobs = await world.database.sql(`select id from queue.job_common where data->'payload'->>'report_id' = $1`, [report.id]);
  expect(jobs).toHaveLength(1);
  const [event] = await world.database.sql(
    `select actor_kind, detail from app.audit_events where action = 'webhook.delivered' and org_id = $1`,
    [person.org_id],
  );
  expect(event).toEqual({ actor_kind: 'webhook', detail: { repo_id: person.repo_id, report_ids: [report.id] } });
});

test('a push to Azure DevOps may tell of several branches', async () => {
  const person = await connected(world, 'azure_devops');
  const source = await listening(person);
  expect(await fromAzure(source, [sample.head, sample.broken_by, sample.head])).toMatchObject({
    status: 202,
    body: { status: 'accepted' },
  });
  const reports = await listed(person);
  expect(reports.map(({ commit_hash }) => commit_hash)).toEqual([sample.broken_by, sample.head]);
  for (const { id } of reports) expect((await finished(person, id)).status).toBe('complete');
});

test('without proof, or for a source of the other provider, nothing is started: 401', async () => {
  const person = await connected(world);
  const source = await listening(person);
  const answers = [
    await fromGithub({ ...source, secret: 'guessed' }),
    await fromGithub({ ...source, source_id: randomUUID() }),
    await fromGithub({ ...source, source_id: 'x' }),
    await fromAzure(source, [sample.head]),
    await world.call('POST', `/api/webhooks/github/${source.source_id}`, Buffer.from('{}')),
  ];
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(5).fill([401, 'proof_invalid']));
  expect(await listed(person)).toEqual([]);
});

test('another repository of the provider is none of its business, and its report is not the neighbour’s', async () => {
  const [person, neighbour] = [await connected(world), await connected(world)];
  const source = await listening(person);
  expect((await fromGithub({ ...source, external_id: '1' })).body).toEqual({ status: 'ignored' });
  expect((await fromGithub(source)).body).toEqual({ status: 'accepted' });
  expect(await listed(neighbour)).toEqual([]);
  const [report] = await listed(person);
  expect((await neighbour.get(`/reports/${report!.id}`)).status).toBe(404);
});
