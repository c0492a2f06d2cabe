import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Hook, openWebhookWorld, push, signed, someHash, type WebhookWorld } from './webhooks-world.ts';

let world: WebhookWorld;
let hook: Hook;
beforeAll(async () => {
  world = await openWebhookWorld();
});
beforeEach(async () => {
  hook = await world.hook('github');
});
afterAll(() => world.close());

test('a push is accepted and starts one analysis of its commit', async () => {
  const hash = someHash();
  expect(await world.github(hook, push(hook, { after: hash }))).toMatchObject({ status: 202, body: { status: 'accepted' } });
  expect(await world.noted(hook)).toEqual({ deliveries: [{ event: 'push', outcome: 'accepted' }], reports: 1 });
  const [report] = await world.database.sql('select kind, commit_hash, ref from app.reports where org_id = $1', [hook.person.org_id]);
  expect(report).toMatchObject({ kind: 'commit', commit_hash: hash });
});

describe('what is not proven is 401, and leaves nothing', () => {
  const sha1 = (secret: string, body: string) => `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`;
  const forged: [what: string, headers: (secret: string, body: string) => Record<string, string | undefined>][] = [
    ['unsigned', () => ({ 'x-hub-signature-256': undefined })],
    ['empty', () => ({ 'x-hub-signature-256': '' })],
    ['another secret', (_secret, body) => ({ 'x-hub-signature-256': signed('another', body) })],
    ['the empty secret', (_secret, body) => ({ 'x-hub-signature-256': signed('', body) })],
    ['a signature of another body', (secret) => ({ 'x-hub-signature-256': signed(secret, '{}') })],
    ['truncated', (secret, body) => ({ 'x-hub-signature-256': signed(secret, body).slice(0, -1) })],
    ['cut to nothing', () => ({ 'x-hub-signature-256': 'sha256=' })],
    ['one more digit', (secret, body) => ({ 'x-hub-signature-256': `${signed(secret, body)}0` })],
    ['capital letters', (secret, body) => ({ 'x-hub-signature-256': signed(secret, body).toUpperCase() })],
    ['without its prefix', (secret, body) => ({ 'x-hub-signature-256': signed(secret, body).slice(7) })],
    ['two at once', (secret, body) => ({ 'x-hub-signature-256': `${signed(secret, body)}, ${signed('x', body)}` })],
    ['SHA-1 in its own header', (secret, body) => ({ 'x-hub-signature-256': undefined, 'x-hub-signature': sha1(secret, body) })],
    ['SHA-1 in this header', (secret, body) => ({ 'x-hub-signature-256': sha1(secret, body) })],
    ['SHA-512', (secret, body) => ({ 'x-hub-signature-256': `sha512=${createHmac('sha512', secret).update(body).digest('hex')}` })],
    ['zeros', () => ({ 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` })],
    ['a Basic password', (secret) => ({ 'x-hub-signature-256': undefined, authorization: `Basic ${btoa(`longhouse:${secret}`)}` })],
  ];
  test.each(forged)('%s', async (_what, headers) => {
    const body = push(hook);
    const answer = await world.github(hook, body, headers(hook.secret, body));
    expect(answer).toMatchObject({ status: 401, body: { code: 'proof_invalid' } });
    expect(await world.noted(hook)).toEqual({ deliveries: [], reports: 0 });
  });

  test('a changed byte, a blank more, other line ends', async () => {
    const body = push(hook);
    const signature = { 'x-hub-signature-256': signed(hook.secret, body) };
    for (const changed of [body.replace('main', 'mair'), `${body} `, `${body}\r\n`, JSON.stringify(JSON.parse(body), null, 1), '']) {
      expect((await world.github(hook, changed, signature)).status).toBe(401);
    }
    expect(await world.noted(hook)).toEqual({ deliveries: [], reports: 0 });
  });

  test("an unknown source, one of the other provider, and a neighbour's secret answer the same, byte for byte", async () => {
    const azure = await world.hook('azure_devops');
    const neighbour = await world.hook('github');
    const body = push(hook);
    const same = { 'x-request-id': 'the-same-for-all' };
    const bad = await world.github({ ...hook, secret: 'wrong' }, body, same);
    expect(bad.status).toBe(401);
    const others = [
      await world.github({ ...hook, source_id: randomUUID() }, body, same),
      await world.github({ ...hook, source_id: 'no-uuid' }, body, same),
      await world.github(azure, body, same),
      await world.github({ ...hook, secret: neighbour.secret }, body, same),
      await world.github({ ...hook, source_id: randomUUID() }, 'not json', same),
      await world.github({ ...hook, secret: 'wrong' }, 'not json', same),
    ];
    for (const { status, text } of others) expect([status, text]).toEqual([401, bad.text]);
  });
});

describe('a delivery counts once', () => {
  const accepted = { status: 202, body: { status: 'accepted' } };
  const duplicate = { status: 202, body: { status: 'duplicate' } };

  test('replayed, told again under its id, or told under another id', async () => {
    const body = push(hook);
    const id = { 'x-github-delivery': randomUUID() };
    expect(await world.github(hook, body, id)).toMatchObject(accepted);
    expect(await world.github(hook, body, id)).toMatchObject(duplicate);
    expect(await world.github(hook, push(hook), id)).toMatchObject(duplicate);
    expect(await world.github(hook, body, { 'x-github-delivery': randomUUID() })).toMatchObject(duplicate);
    expect((await world.noted(hook)).reports).toBe(1);
    expect((await hook.person.get('/audit?action=webhook.delivered')).body.data).toHaveLength(1);
    expect(await world.github(hook, push(hook))).toMatchObject(accepted);
    expect((await world.noted(hook)).reports).toBe(2);
  });

  test.each<[string, (body: string, id: string) => [string, string]]>([
    ['with the same body', (body) => [body, randomUUID()]],
    ['with the same id', (_body, id) => [push(hook), id]],
    ['with both the same', (body, id) => [body, id]],
  ])('of many at the same moment, %s, one has an effect', async (_what, vary) => {
    const [body, id] = [push(hook), randomUUID()];
    const tries = Array.from({ length: 12 }, () => vary(body, id));
    const answers = await Promise.all(tries.map(([sent, delivery]) => world.github(hook, sent, { 'x-github-delivery': delivery })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 202));
    expect(answers.filter(({ body: told }) => told.status === 'accepted')).toHaveLength(1);
    expect(await world.noted(hook)).toMatchObject({ deliveries: [{ outcome: 'accepted' }], reports: 1 });
  });

  test('the same delivery at two sources counts at each', async () => {
    const other = await world.hook('github');
    const body = push(hook);
    const id = { 'x-github-delivery': randomUUID() };
    expect(await world.github(hook, body, id)).toMatchObject(accepted);
    expect(await world.github(other, body, id)).toMatchObject(accepted);
  });

  test('what is older than a week is forgotten, and a replay then starts nothing new', async () => {
    const body = push(hook);
    await world.github(hook, body);
    await world.database.sql(`update app.webhook_deliveries set created_at = now() - interval '8 days' where source_id = $1`, [
      hook.source_id,
    ]);
    await world.github(hook, push(hook));
    expect((await world.noted(hook)).deliveries).toHaveLength(1);
    expect((await world.github(hook, body)).status).toBe(202);
    expect((await world.noted(hook)).reports).toBe(2);
  });
});

describe('what is proven but none of our business is 202 and starts nothing', () => {
  const ignored = { status: 202, body: { status: 'ignored' } };

  test.each(['ping', 'pull_request', 'issues', 'anything_else'])('the event %s', async (event) => {
    expect(await world.github(hook, '{"zen":"Keep it logically awesome."}', { 'x-github-event': event })).toMatchObject(ignored);
    expect(await world.noted(hook)).toEqual({ deliveries: [{ event, outcome: 'ignored' }], reports: 0 });
  });

  test('another repository, a tag, a removed branch', async () => {
    const own = { repository: { id: 1 } };
    for (const changes of [own, { ref: 'refs/tags/v1' }, { after: '0'.repeat(40), deleted: true }]) {
      expect(await world.github(hook, push(hook, changes))).toMatchObject(ignored);
    }
    expect((await world.noted(hook)).reports).toBe(0);
  });

  test('an organisation that is suspended, or has this part switched off', async () => {
    await world.database.sql(`update app.orgs set status = 'suspended' where id = $1`, [hook.person.org_id]);
    expect(await world.github(hook, push(hook))).toMatchObject(ignored);
    await world.database.sql(`update app.orgs set status = 'active', settings = '{"modules": []}' where id = $1`, [hook.person.org_id]);
    expect(await world.github(hook, push(hook))).toMatchObject(ignored);
    expect((await world.noted(hook)).reports).toBe(0);
  });
});

test.each<[string, (hook: Hook) => string | Buffer, Record<string, string | undefined>]>([
  ['garbage', () => '{"ref":', {}],
  ['a form', (hook) => `payload=${encodeURIComponent(push(hook))}`, {}],
  ['bytes that are no text', () => Buffer.from([0xff, 0xfe, 0x00]), {}],
  ['an empty body', () => '', {}],
  ['null', () => 'null', {}],
  ['endless nesting', () => '['.repeat(100_000), {}],
  ['nested to the end', () => '['.repeat(100_000) + ']'.repeat(100_000), {}],
  ['a hash that is none', (hook) => push(hook, { after: "'; drop table app.reports; --" }), {}],
  ['a ref that climbs', (hook) => push(hook, { ref: 'refs/heads/../../x' }), {}],
  ['a ref with NUL', (hook) => push(hook, { ref: 'refs/heads/\u0000' }), {}],
  ['a number that is none', (hook) => push(hook, { repository: { id: 1.5 } }), {}],
  ['no delivery id', (hook) => push(hook), { 'x-github-delivery': undefined }],
  ['an odd delivery id', (hook) => push(hook), { 'x-github-delivery': 'x'.repeat(200) }],
  ['no event', (hook) => push(hook), { 'x-github-event': undefined }],
])('proven nonsense is 400, never 500: %s', async (_what, body, headers) => {
  const { status, body: told } = await world.github(hook, body(hook), headers);
  expect([status, told.code]).toEqual([400, 'request_invalid']);
  expect(await world.noted(hook)).toEqual({ deliveries: [], reports: 0 });
});

test('a push of almost 5 MB is taken, a larger one refused', async () => {
  const padded = (bytes: number) => push(hook, { padding: 'x'.repeat(bytes) });
  expect((await world.github(hook, padded(4.9 * 1024 * 1024))).status).toBe(202);
  expect((await world.github(hook, padded(5.1 * 1024 * 1024))).status).toBe(413);
});
