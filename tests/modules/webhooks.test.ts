import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { resealAll } from '../../server/modules/credentials/reseal.ts';
import type { Log } from '../../server/platform/log/index.ts';
import { everythingStored, formsOf } from './credentials-world.ts';
import { providerNames } from './repositories-world.ts';
import { gitPush, type Hook, openWebhookWorld, push, type WebhookWorld } from './webhooks-world.ts';

const logged: string[] = [];
const say = (...parts: unknown[]): void => void logged.push(JSON.stringify(parts));
const log = { trace: say, debug: say, info: say, warn: say, error: say, fatal: say, child: () => log } as unknown as Log;
const shown: string[] = [];

let world: WebhookWorld;
beforeAll(async () => {
  world = await openWebhookWorld({ settings: { PUBLIC_URL: 'https://api.example.test/' }, tools: { log } });
});
afterAll(() => world.close());

const randomUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe.each(providerNames)('%s', (name) => {
  const segment = name === 'github' ? 'github' : 'azure-devops';
  const events = name === 'github' ? ['push'] : ['git.push'];
  const deliver = (hook: Hook, secret: string) =>
    name === 'github' ? world.github({ ...hook, secret }, push(hook)) : world.azure({ ...hook, secret }, gitPush(hook));

  test('a webhook is set up, its secret shown once, its address not to be guessed', async () => {
    const person = await world.person();
    const at = `/repositories/${await world.connected(person, world.providers[name])}/webhook`;
    expect(await person.get(at)).toMatchObject({ status: 404, body: { code: 'webhook_not_found' } });
    const made = await person.put(at, {});
    const { source_id, secret } = made.body;
    expect(made).toMatchObject({ status: 200, body: { provider: name, events } });
    expect(made.body.url).toBe(`https://api.example.test/api/webhooks/${segment}/${source_id}`);
    expect(source_id).toMatch(randomUuid);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    shown.push(secret);
    const { secret: _once, ...rest } = made.body;
    expect((await person.get(at)).body).toEqual(rest);
    expect((await person.get('/audit?action=webhook.set')).body.data).toMatchObject([{ target: source_id }]);
  });

  test('rotated, both secrets are good for a day; rotated twice, the first is not', async () => {
    const hook = await world.hook(name);
    const at = `/repositories/${hook.repository_id}/webhook`;
    const rotated = await hook.person.post(`${at}/rotate-secret`);
    expect(rotated).toMatchObject({ status: 200, body: { source_id: hook.source_id, provider: name, events } });
    const second = rotated.body.secret as string;
    expect((await deliver(hook, hook.secret)).status).toBe(202);
    expect((await deliver(hook, second)).status).toBe(202);
    const third = (await hook.person.post(`${at}/rotate-secret`)).body.secret as string;
    shown.push(hook.secret, second, third);
    expect((await deliver(hook, hook.secret)).status).toBe(401);
    expect((await deliver(hook, second)).status).toBe(202);
    expect((await deliver(hook, third)).status).toBe(202);
    await world.database.sql(`update app.webhook_sources set previous_valid_until = now() - interval '1 second' where id = $1`, [
      hook.source_id,
    ]);
    expect((await deliver(hook, second)).status).toBe(401);
    expect((await deliver(hook, third)).status).toBe(202);
    expect((await hook.person.get('/audit?action=webhook.secret_rotated')).body.data).toHaveLength(2);
  });

  test('set up anew, the address stays and only the new secret is good', async () => {
    const hook = await world.hook(name);
    await hook.person.post(`/repositories/${hook.repository_id}/webhook/rotate-secret`);
    const anew = (await hook.person.put(`/repositories/${hook.repository_id}/webhook`, {})).body;
    expect(anew.source_id).toBe(hook.source_id);
    expect((await deliver(hook, hook.secret)).status).toBe(401);
    expect((await deliver(hook, anew.secret)).status).toBe(202);
  });

  test('of two rotations that began from the same secret one is refused, so that no answered secret is lost', async () => {
    const hook = await world.hook(name);
    const { keys } = world.tools;
    const bothRead = Promise.withResolvers<void>();
    let reading = 0;
    const open = keys.open.bind(keys);
    keys.open = (...asked) => {
      reading += 1;
      if (reading === 2) bothRead.resolve();
      return bothRead.promise.then(() => open(...asked));
    };
    const rotate = () => hook.person.post(`/repositories/${hook.repository_id}/webhook/rotate-secret`);
    const tries = await Promise.all([rotate(), rotate()]);
    keys.open = open;
    const [good, ...more] = tries.filter(({ status }) => status === 200);
    expect(more).toEqual([]);
    expect(tries.find(({ status }) => status === 409)!.body.code).toBe('webhook_conflict');
    for (const secret of [hook.secret, good!.body.secret]) expect((await deliver(hook, secret)).status).toBe(202);
  });

  test('a rotated organisation key seals both secrets anew, and both stay good', async () => {
    const hook = await world.hook(name);
    const second = (await hook.person.post(`/repositories/${hook.repository_id}/webhook/rotate-secret`)).body.secret as string;
    await world.tools.keys.rotate(hook.person.org);
    await expect(resealAll(hook.person.org, world.tools, new AbortController().signal)).rejects.toMatchObject({ name: 'RetryLater' });
    const [row] = await world.database.sql('select key_version, previous_key_version from app.webhook_sources where id = $1', [
      hook.source_id,
    ]);
    expect(row).toEqual({ key_version: 2, previous_key_version: 2 });
    for (const secret of [hook.secret, second]) expect((await deliver(hook, secret)).status).toBe(202);
  });

  test('without its repository there is no webhook; what it is told then is as unknown as ever', async () => {
    const hook = await world.hook(name);
    await hook.person.delete(`/repositories/${hook.repository_id}`);
    expect((await deliver(hook, hook.secret)).status).toBe(401);
    expect((await hook.person.put(`/repositories/${hook.repository_id}/webhook`, {})).body.code).toBe('repository_not_found');
    expect((await hook.person.post(`/repositories/${hook.repository_id}/webhook/rotate-secret`)).body.code).toBe('repository_not_found');
  });
});

test('many who set it up at the same moment get one webhook', async () => {
  const person = await world.person();
  const at = `/repositories/${await world.connected(person, world.providers.github)}/webhook`;
  const tries = await Promise.all(Array.from({ length: 5 }, () => person.put(at, {})));
  expect(tries.every(({ status, body }) => status === 200 || body.code === 'webhook_conflict')).toBe(true);
  expect(new Set(tries.filter(({ status }) => status === 200).map(({ body }) => body.source_id)).size).toBe(1);
});

test('a subscription belongs to Azure DevOps, and is a UUID', async () => {
  const hook = await world.hook('github');
  const set = (subscription_id: string, of: Hook) => of.person.put(`/repositories/${of.repository_id}/webhook`, { subscription_id });
  expect((await set('00000000-1111-4222-8333-444444444444', hook)).status).toBe(400);
  expect((await set('x', await world.hook('azure_devops'))).status).toBe(400);
});

test('rotating under an Idempotency-Key never shows the secret a second time', async () => {
  const hook = await world.hook('github');
  const rotate = () =>
    hook.person.post(`/repositories/${hook.repository_id}/webhook/rotate-secret`, undefined, { 'idempotency-key': 'rotate' });
  shown.push((await rotate()).body.secret);
  expect(await rotate()).toMatchObject({ status: 409, body: { code: 'idempotency_conflict' } });
});

test('no secret that was ever shown is written down in plain, or logged', async () => {
  expect(shown.length).toBeGreaterThanOrEqual(9);
  const everywhere = `${await everythingStored(world)}\n${logged.join('\n')}`;
  expect(everywhere).toContain('webhook.set');
  for (const secret of shown) for (const form of formsOf(secret)) expect(everywhere).not.toContain(form);
});
