import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Outbound } from '../../server/platform/outbound/index.ts';
import { openCanary } from '../support/canary.ts';
import type { Answer, Person } from '../support/world.ts';
import { goodToken, type Provider, providerNames } from './repositories-world.ts';
import { formCount, hostileForms, hostileNames } from './ssrf-forms.ts';
import { openSsrfWorld, secrets, type SsrfWorld } from './ssrf-world.ts';

const statuses = [301, 302, 303, 307, 308];

let world: SsrfWorld;
let way: Outbound;
let owner: Person;
let forms: string[];

beforeAll(async () => {
  world = await openSsrfWorld();
  owner = await world.person();
  forms = hostileForms(new URL(world.providers.github.url).host, world.canary.ports);
});

beforeEach(() => {
  way = world.usual();
});

afterAll(() => world.close());

const untouched = () => expect([world.canary.connections, world.canary.requests]).toEqual([[], []]);
/** A text that no table could hold is refused as a whole, before anybody reads it as an address. */
const refused = ({ status, body }: Answer) => [status, ['body.base_url', 'body'].includes(body.errors?.[0]?.path)];
const store = (kind: string, base_url: string) => owner.post('/credentials', { kind, name: 'x', secret: secrets[kind], base_url });

test('there are more than sixty forms, and a listed place is called: the canary would have heard', async () => {
  expect(formCount).toBeGreaterThanOrEqual(100);
  const listening = await openCanary();
  world.leaveBy([`127.0.0.1:${listening.ports.https}`], false, listening.ca);
  const { body } = await store('github_pat', `https://127.0.0.1:${listening.ports.https}`);
  expect((await owner.post(`/credentials/${body.id}/test`)).status).toBe(200);
  expect(listening.requests.join()).toContain(goodToken);
  await listening.close();
  untouched();
});

describe('an address that a tenant gives', () => {
  test('with a new credential is refused in every form, of whatever kind it is', async () => {
    const kinds = Object.keys(secrets);
    for (const [index, form] of forms.entries()) {
      expect(() => way.checkBaseUrl(form)).toThrow(expect.objectContaining({ name: 'OutboundRefused' }));
      expect([form, ...refused(await store(kinds[index % kinds.length]!, form))]).toEqual([form, 400, true]);
    }
    untouched();
  });

  test('with a new secret is refused in every form, and the old one stays what it was', async () => {
    const id = await world.credential(owner, world.providers.github);
    const before = await owner.get(`/credentials/${id}`);
    for (const base_url of forms) {
      const answer = await owner.put(`/credentials/${id}/secret`, { secret: secrets['github_pat'], base_url });
      expect([base_url, ...refused(answer)]).toEqual([base_url, 400, true]);
    }
    expect((await owner.get(`/credentials/${id}`)).text).toBe(before.text);
    untouched();
  });

  test.each(providerNames)('and that stands in the table all the same is not called (%s)', async (name) => {
    const provider = world.providers[name];
    const id = await world.credential(owner, provider);
    for (const form of forms.filter((form) => !form.includes('\u0000'))) {
      await world.database.sql('update app.provider_credentials set base_url = $2 where id = $1', [id, form]);
      const tested = await owner.post(`/credentials/${id}/test`);
      const connected = await owner.post('/repositories', { credential_id: id, external_ref: provider.ref('orders') });
      expect([form, tested.status < 500, connected.status >= 400 && connected.status < 500]).toEqual([form, true, true]);
    }
    untouched();
  });

  test.each(providerNames)('as the name of a repository, a ref or a path leads nowhere else (%s)', async (name) => {
    const provider = world.providers[name];
    const [credential_id, repository] = [await world.credential(owner, provider), await world.connected(owner, provider)];
    for (const hostile of hostileNames(world.canary.ports.http)) {
      const text = encodeURIComponent(hostile);
      const asked = [
        await owner.post('/repositories', { credential_id, external_ref: hostile }),
        await owner.get(`/repositories/${repository}/files?ref=${text}`),
        await owner.get(`/repositories/${repository}/content?ref=main&path=${text}`),
        await owner.get(`/repositories/${repository}/commits?ref=${text}`),
        await owner.get(`/repositories/${repository}/commits?path=${text}`),
      ];
      for (const { status } of asked.slice(0, 4)) expect([hostile, status >= 400 && status < 500]).toEqual([hostile, true]);
      expect([hostile, asked[4]!.status < 500]).toEqual([hostile, true]);
    }
    for (const tenant_id of hostileNames(world.canary.ports.http)) {
      const secret = { tenant_id, client_id: 'a', client_secret: goodToken };
      expect((await owner.post('/credentials', { kind: 'azdo_entra', name: 'x', secret })).status).toBe(400);
    }
    untouched();
  });
});

describe.each(providerNames)('a redirect of %s', (name) => {
  let provider: Provider;
  let id: string;
  const asked = async (): Promise<number> => {
    const before = provider.requests.length;
    expect((await owner.post(`/credentials/${id}/test`)).status).toBeLessThan(500);
    return provider.requests.length - before;
  };
  const redirect = (location: string, status: number) => {
    provider.trouble = (_req, res) => void res.writeHead(status, { location: Buffer.from(location).toString('latin1') }).end();
  };

  beforeAll(async () => {
    provider = world.providers[name];
    // An Azure DevOps credential can be asked about only where its address names an organisation.
    id = await world.credential(owner, name === 'github' ? provider : { ...provider, url: `${provider.url}/contoso` });
  });

  test('is not followed to any form, whatever its status', async () => {
    const sendable = forms.filter((form) => !/[\r\n\0]/.test(form));
    for (const [index, form] of sendable.entries()) {
      // What names no other host at all is the provider's own place again, and asked at most twice more.
      redirect(form, statuses[index % 5]!);
      expect(await asked()).toBeLessThanOrEqual(3);
      for (const status of name === 'github' ? statuses : []) {
        redirect(form, status);
        await way
          .fetch(new URL(provider.url), { headers: { authorization: goodToken } })
          .catch(({ name }: Error) => expect(name).toBe('OutboundRefused'));
      }
    }
    untouched();
  });

  test('to the other provider, to another scheme, or in a circle carries the token nowhere', async () => {
    const [other] = providerNames.filter((one) => one !== name).map((one) => world.providers[one]);
    const before = other!.requests.length;
    for (const status of statuses) {
      for (const place of [`${other!.url}/user`, provider.url.replace('http:', 'https:'), provider.url.replace('127.0.0.1', 'localhost')]) {
        redirect(place, status);
        expect(await asked()).toBe(1);
      }
      redirect(`${provider.url}/round`, status);
      expect(await asked()).toBe(3);
    }
    expect(other!.requests).toHaveLength(before);
  });
});

describe('a name that is allowed', () => {
  test.each([
    ['this machine', ['127.0.0.1']],
    ['this machine in IPv6', ['::1']],
    ['this machine, mapped', ['::ffff:127.0.0.1']],
    ['this machine through NAT64', ['64:ff9b::7f00:1']],
    ['this machine through 6to4', ['2002:7f00:1::']],
    ['the metadata service', ['169.254.169.254']],
    ["the cloud's host agent", ['168.63.129.16']],
    ['a private network', ['10.0.0.5']],
    ['a good and a bad address', ['140.82.112.3', '127.0.0.1']],
    ['everywhere', ['0.0.0.0']],
  ])('in production, and leads to %s, is not called', async (_what, addresses) => {
    const host = `git.example.com:${world.canary.ports.https}`;
    world.leaveBy([host], true);
    world.resolved = () => addresses;
    const { status, body } = await store('github_pat', `https://${host}`);
    expect(status).toBe(201);
    expect((await owner.post(`/credentials/${body.id}/test`)).body).toMatchObject({ status: 'needs_attention' });
    expect((await owner.post('/repositories', { credential_id: body.id, external_ref: 'a/b' })).status).toBeLessThan(500);
    untouched();
  });

  test('is looked up once for each connection, and an answer that changed meanwhile is checked like the first', async () => {
    const host = `git.internal:${new URL(world.providers.github.url).port}`;
    world.leaveBy([host], false);
    const answers = [['127.0.0.1'], ['169.254.169.254'], ['127.0.0.1', '168.63.129.16']];
    world.resolved = () => answers.shift() ?? [];
    world.providers.github.trouble = (_req, res) => {
      res.writeHead(401, { connection: 'close', 'content-type': 'application/json' }).end('{"message":"Bad credentials"}');
    };
    const { body } = await store('github_pat', `http://${host}`);
    const before = world.providers.github.requests.length;
    world.looked.length = 0;
    for (const _ of [1, 2, 3]) expect((await owner.post(`/credentials/${body.id}/test`)).status).toBe(200);
    expect([world.providers.github.requests.length - before, world.looked.length]).toEqual([1, 3]);
    untouched();
  });
});
