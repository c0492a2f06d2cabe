import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { basic, gitPush, type Hook, openWebhookWorld, signed, someHash, type WebhookWorld } from './webhooks-world.ts';

let world: WebhookWorld;
let hook: Hook;
beforeAll(async () => {
  world = await openWebhookWorld();
});
beforeEach(async () => {
  hook = await world.hook('azure_devops');
});
afterAll(() => world.close());

const accepted = { status: 202, body: { status: 'accepted' } };
const duplicate = { status: 202, body: { status: 'duplicate' } };
const ignored = { status: 202, body: { status: 'ignored' } };
const zero = '0'.repeat(40);
const update = (name: string, newObjectId = someHash()) => ({ name, oldObjectId: zero, newObjectId });

test('a push of two branches is accepted and starts the analysis of both; tags and removed branches start none', async () => {
  const refUpdates = [update('refs/heads/main'), update('refs/heads/next'), update('refs/tags/v1'), update('refs/heads/gone', zero)];
  expect(await world.azure(hook, gitPush(hook, {}, { refUpdates }))).toMatchObject(accepted);
  expect(await world.noted(hook)).toEqual({ deliveries: [{ event: 'git.push', outcome: 'accepted' }], reports: 2 });
  expect(await world.azure(hook, gitPush(hook, {}, { refUpdates: [update('refs/tags/v2')] }))).toMatchObject(ignored);
});

describe('what is not proven is 401, and leaves nothing', () => {
  const forged: [what: string, headers: (secret: string, body: string) => Record<string, string | undefined>][] = [
    ['no password', () => ({ authorization: undefined })],
    ['another user', (secret) => ({ authorization: basic(secret, 'administrator') })],
    ['no user', (secret) => ({ authorization: basic(secret, '') })],
    ['another password', () => ({ authorization: basic('x'.repeat(43)) })],
    ['no password after the user', () => ({ authorization: basic('') })],
    ['truncated', (secret) => ({ authorization: basic(secret.slice(0, -1)) })],
    ['one character more', (secret) => ({ authorization: basic(`${secret}x`) })],
    ['NUL behind it', (secret) => ({ authorization: basic(`${secret}\u0000`) })],
    ['as a Bearer', (secret) => ({ authorization: `Bearer ${secret}` })],
    ['not encoded', (secret) => ({ authorization: `Basic longhouse:${secret}` })],
    ['an empty Basic', () => ({ authorization: 'Basic ' })],
    ['signed as GitHub does', (secret, body) => ({ authorization: undefined, 'x-hub-signature-256': signed(secret, body) })],
  ];
  test.each(forged)('%s', async (_what, headers) => {
    const body = gitPush(hook);
    expect(await world.azure(hook, body, headers(hook.secret, body))).toMatchObject({ status: 401, body: { code: 'proof_invalid' } });
    expect(await world.noted(hook)).toEqual({ deliveries: [], reports: 0 });
  });

  test('an unknown source answers the same as a wrong password, byte for byte', async () => {
    const same = { 'x-request-id': 'the-same-for-all' };
    const bad = await world.azure({ ...hook, secret: 'wrong' }, gitPush(hook), same);
    const unknown = await world.azure({ ...hook, source_id: randomUUID() }, gitPush(hook), same);
    const github = await world.hook('github');
    const other = await world.azure(github, gitPush(hook), same);
    expect([unknown.status, unknown.text, other.text]).toEqual([401, bad.text, bad.text]);
  });

  test('where a subscription is named, no other is listened to', async () => {
    const mine = 'ABCDEF00-1111-4222-8333-444444444444';
    const pinned = await world.hook('azure_devops', { subscription_id: mine });
    const same = { 'x-request-id': 'the-same-for-all' };
    const other = await world.azure(pinned, gitPush(pinned), same);
    expect(other.text).toBe((await world.azure({ ...pinned, secret: 'wrong' }, gitPush(pinned), same)).text);
    expect(await world.noted(pinned)).toEqual({ deliveries: [], reports: 0 });
    expect(await world.azure(pinned, gitPush(pinned, { subscriptionId: mine }))).toMatchObject(accepted);
    expect(await world.azure(pinned, gitPush(pinned, { subscriptionId: mine.toLowerCase() }))).toMatchObject(accepted);
  });
});

test('a notification counts once: replayed, with another body, or the same body at the same moment', async () => {
  const body = gitPush(hook, { notificationId: 7 });
  const answers = await Promise.all(Array.from({ length: 8 }, () => world.azure(hook, body)));
  expect(answers.filter(({ body: told }) => told.status === 'accepted')).toHaveLength(1);
  expect(await world.azure(hook, gitPush(hook, { notificationId: 7 }))).toMatchObject(duplicate);
  expect((await world.noted(hook)).reports).toBe(1);
  expect(await world.azure(hook, gitPush(hook, { notificationId: 8 }))).toMatchObject(accepted);
  expect(await world.azure(hook, gitPush(hook, { notificationId: 7, subscriptionId: randomUUID() }))).toMatchObject(accepted);
});

test('other events and other repositories start nothing', async () => {
  expect(await world.azure(hook, gitPush(hook, { eventType: 'build.complete' }))).toMatchObject(ignored);
  expect(await world.azure(hook, gitPush(hook, {}, { repository: { id: randomUUID() } }))).toMatchObject(ignored);
  expect((await world.noted(hook)).reports).toBe(0);
});

test.each<[string, (hook: Hook) => string]>([
  ['garbage', () => '{"eventType":'],
  ['null', () => 'null'],
  ['no notification', (hook) => gitPush(hook, { notificationId: undefined })],
  ['a notification of text', (hook) => gitPush(hook, { notificationId: '7' })],
  ['a subscription of text with NUL', (hook) => gitPush(hook, { subscriptionId: 'a\u0000' })],
  ['no resource', (hook) => gitPush(hook, { resource: null })],
  ['updates that are none', (hook) => gitPush(hook, {}, { refUpdates: [{ name: 'refs/heads/x y', newObjectId: someHash() }] })],
  ['too many updates', (hook) => gitPush(hook, {}, { refUpdates: Array.from({ length: 1001 }, () => update('refs/heads/x')) })],
])('proven nonsense is 400, never 500: %s', async (_what, body) => {
  const { status, body: told } = await world.azure(hook, body(hook));
  expect([status, told.code]).toEqual([400, 'request_invalid']);
  expect(await world.noted(hook)).toEqual({ deliveries: [], reports: 0 });
});
