import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { basic, gitPush, type Hook, openWebhookWorld, push, signed, someHash, type WebhookWorld } from './webhooks-world.ts';

let world: WebhookWorld;
let hook: Hook;
let azure: Hook;
beforeAll(async () => {
  world = await openWebhookWorld();
});
beforeEach(async () => {
  hook = await world.hook('github');
  azure = await world.hook('azure_devops');
});
afterAll(() => world.close());

const times = (count: number) => Array.from({ length: count }, (_, index) => index);
const tally = (answers: { body: { status: string } }[], status: string) => answers.filter(({ body }) => body.status === status).length;
const jobsOf = async ({ person }: Hook) => {
  const mine = `select id::text from app.reports where org_id = $1`;
  return (await world.database.sql(`select 1 from queue.job_common where data->'payload'->>'report_id' in (${mine})`, [person.org_id]))
    .length;
};
const eventsOf = async ({ person }: Hook) => (await person.get('/audit?action=webhook.delivered')).body.data.length;
const flipped = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 1;
  return copy;
};

describe('one bit is enough to be turned away', () => {
  test('in the body of GitHub, wherever it is', async () => {
    const body = Buffer.from(push(hook));
    const signature = { 'x-hub-signature-256': signed(hook.secret, body) };
    for (const at of times(body.length).filter((index) => index % 3 === 0)) {
      expect([at, (await world.github(hook, flipped(body, at), signature)).status]).toEqual([at, 401]);
    }
    expect(await world.noted(hook)).toEqual({ deliveries: [], reports: 0 });
    expect((await world.github(hook, body, signature)).body).toEqual({ status: 'accepted' });
  });

  test('in the signature, and in the password of Azure DevOps', async () => {
    const body = push(hook);
    const signature = Buffer.from(signed(hook.secret, body));
    for (const at of times(signature.length).filter((index) => index > 6)) {
      const header = { 'x-hub-signature-256': flipped(signature, at).toString('latin1') };
      expect([at, (await world.github(hook, body, header)).status]).toEqual([at, 401]);
    }
    const secret = Buffer.from(azure.secret);
    for (const at of times(secret.length)) {
      const header = { authorization: basic(flipped(secret, at).toString('latin1')) };
      expect([at, (await world.azure(azure, gitPush(azure), header)).status]).toEqual([at, 401]);
    }
    for (const one of [hook, azure]) expect(await world.noted(one)).toEqual({ deliveries: [], reports: 0 });
  });
});

describe('a proof is good for its own source only', () => {
  test('every secret at every other source is 401', async () => {
    const hooks = [hook, azure, await world.hook('github'), await world.hook('azure_devops')];
    for (const from of hooks)
      for (const to of hooks.filter((one) => one !== from)) {
        const forged = { source_id: to.source_id, secret: from.secret };
        expect((await world.github(forged, push(to))).status).toBe(401);
        expect((await world.azure(forged, gitPush(to))).status).toBe(401);
      }
    for (const one of hooks) expect(await world.noted(one)).toEqual({ deliveries: [], reports: 0 });
  });

  test("a captured delivery, replayed at a neighbour's source of the same repository, is 401", async () => {
    const neighbour = await world.hook('github');
    expect(neighbour.external_id).toBe(hook.external_id);
    const body = push(hook);
    const headers = { 'x-hub-signature-256': signed(hook.secret, body), 'x-github-delivery': randomUUID() };
    expect((await world.github(hook, body, headers)).status).toBe(202);
    expect((await world.github(neighbour, body, headers)).status).toBe(401);
    expect((await world.noted(neighbour)).reports).toBe(0);
  });

  test("a neighbour's repository, named by its id, is none of this source's business", async () => {
    const neighbour = await world.person();
    const external = async (provider: 'github' | 'azure_devops') => {
      const id = await world.connected(neighbour, world.providers[provider], 'long');
      const external_id = provider === 'github' ? '4711' : randomUUID();
      await world.database.sql('update app.repositories set external_id = $2 where id = $1', [id, external_id]);
      return { external_id };
    };
    expect((await world.github(hook, push(await external('github')))).body).toEqual({ status: 'ignored' });
    expect((await world.azure(azure, gitPush(await external('azure_devops')))).body).toEqual({ status: 'ignored' });
    expect((await neighbour.get('/reports')).body.data).toEqual([]);
    for (const one of [hook, azure]) expect((await world.noted(one)).reports).toBe(0);
  });
});

describe('however often and in whatever order a push is told, a commit is analysed once', () => {
  test('the same body under a hundred delivery ids, some at the same moment', async () => {
    const body = push(hook);
    const told = [await world.github(hook, body)];
    for (const _ of times(9)) told.push(...(await Promise.all(times(11).map(() => world.github(hook, body)))));
    expect(told).toHaveLength(100);
    expect([tally(told, 'accepted'), tally(told, 'duplicate')]).toEqual([1, 99]);
    expect([(await world.noted(hook)).reports, await jobsOf(hook), await eventsOf(hook)]).toEqual([1, 1, 1]);
  });

  test('the same body under a hundred delivery ids, all at the same moment', async () => {
    const body = push(hook);
    const told = await Promise.all(times(100).map(() => world.github(hook, body)));
    expect(told.filter(({ status }) => status !== 202)).toEqual([]);
    expect(tally(told, 'accepted')).toBe(1);
    expect([(await world.noted(hook)).reports, await jobsOf(hook), await eventsOf(hook)]).toEqual([1, 1, 1]);
  });

  test('the same commit in a hundred notifications and bodies', async () => {
    const after = someHash();
    const update = { refUpdates: [{ name: 'refs/heads/main', oldObjectId: someHash(), newObjectId: after }] };
    for (const at of times(10)) {
      const told = times(10).flatMap((index) => [
        world.azure(azure, gitPush(azure, { notificationId: at * 10 + index }, update)),
        world.github(hook, push(hook, { after, told: at * 10 + index })),
      ]);
      for (const { status } of await Promise.all(told)) expect(status).toBe(202);
    }
    for (const one of [hook, azure]) expect([(await world.noted(one)).reports, await jobsOf(one)]).toEqual([1, 1]);
  });

  test('an old push after a new one, each told again later, in both orders', async () => {
    const [older, newer] = [push(hook), push(hook)];
    for (const body of [newer, older, newer, older]) expect((await world.github(hook, body)).status).toBe(202);
    await world.database.sql(`update app.webhook_deliveries set created_at = now() - interval '8 days'`);
    for (const body of [older, newer]) expect((await world.github(hook, body)).status).toBe(202);
    expect([(await world.noted(hook)).reports, await jobsOf(hook)]).toEqual([2, 2]);
    const { data } = (await hook.person.get('/reports')).body;
    expect(data.map(({ commit_hash }: { commit_hash: string }) => commit_hash)).toEqual(
      [older, newer].map((body) => JSON.parse(body).after),
    );
  });
});
