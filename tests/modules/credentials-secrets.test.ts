import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { unavailable } from '../../server/core/problem.ts';
import { credentials } from '../../server/modules/credentials/index.ts';
import { app, type CredentialWorld, entra, everythingStored, formsOf, goodPat, openCredentialWorld } from './credentials-world.ts';

let world: CredentialWorld;
beforeAll(async () => {
  world = await openCredentialWorld();
});
afterAll(() => world.close());

const pat = { kind: 'github_pat', name: 'Reads', secret: goodPat };

const otherKey = (type: 'ed25519') => generateKeyPairSync(type).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const small = generateKeyPairSync('rsa', { modulusLength: 1024 });
test.each<[string, object, string]>([
  ['a line break in a token', { secret: `${goodPat}\n` }, 'body.secret'],
  ['a space in a token', { secret: 'ghp_with a space' }, 'body.secret'],
  ['an object for a token', { secret: entra }, 'body.secret'],
  ['a token for an app', { kind: 'github_app' }, 'body.secret'],
  ['a key that is no key', { kind: 'github_app', secret: { ...app, private_key: 'not a key' } }, 'body.secret.private_key'],
  [
    'a public key',
    { kind: 'github_app', secret: { ...app, private_key: small.publicKey.export({ type: 'spki', format: 'pem' }) } },
    'body.secret.private_key',
  ],
  ['a key of another kind', { kind: 'github_app', secret: { ...app, private_key: otherKey('ed25519') } }, 'body.secret.private_key'],
  [
    'a short RSA key',
    { kind: 'github_app', secret: { ...app, private_key: small.privateKey.export({ type: 'pkcs8', format: 'pem' }) } },
    'body.secret.private_key',
  ],
  ['an unknown part', { kind: 'azdo_entra', secret: { ...entra, extra: 'x' } }, 'body.secret'],
  ['a blank in a client secret', { kind: 'azdo_entra', secret: { ...entra, client_secret: 'with a blank' } }, 'body.secret.client_secret'],
  ['an unknown kind', { kind: 'gitlab_pat' }, 'body.kind'],
  ['an unknown field', { token: 'x' }, 'body'],
  ['a host that is not allowed', { base_url: 'https://169.254.169.254' }, 'body.base_url'],
  ['the other provider’s host', { base_url: 'https://dev.azure.com/contoso' }, 'body.base_url'],
  ['a user name in the address', { base_url: 'https://me@api.github.com' }, 'body.base_url'],
])('%s is refused, without repeating it', async (_what, change, path) => {
  const admin = await world.person('admin');
  const { status, body, text } = await admin.post('/credentials', { ...pat, ...change });
  expect(status).toBe(400);
  expect(body).toMatchObject({ code: 'request_invalid', errors: [expect.objectContaining({ path })] });
  for (const secret of [goodPat, entra.client_secret, 'with a blank', 'with a space']) expect(text).not.toContain(secret);
  expect((await admin.get('/credentials')).body.data).toEqual([]);
});

test('with the vault away nothing is stored, and the answer is 503', async () => {
  const admin = await world.person('admin');
  world.wrapper.down = true;
  try {
    const refused = await admin.post('/credentials', pat);
    expect(refused.body).toMatchObject({ status: 503, code: 'key_unavailable' });
    expect(refused.headers.get('retry-after')).toBe('7');
  } finally {
    world.wrapper.down = false;
  }
  expect((await admin.get('/credentials')).body.data).toEqual([]);
  expect((await world.database.sql('select from app.audit_events where org_id = $1', [admin.org_id])).length).toBe(0);
  expect((await admin.post('/credentials', pat)).status).toBe(201);
});

test('sent again with its Idempotency-Key it is stored once, and its secret is not kept', async () => {
  const admin = await world.person('admin');
  const key = { 'idempotency-key': randomUUID() };
  const first = await admin.post('/credentials', pat, key);
  const again = await admin.post('/credentials', pat, key);
  expect([first.status, again.status, again.text, again.headers.get('idempotent-replayed')]).toEqual([201, 201, first.text, 'true']);
  expect((await admin.post('/credentials', { ...pat, secret: 'ghp_another_one_entirely' }, key)).status).toBe(422);
  expect((await admin.get('/credentials')).body.data).toHaveLength(1);
  const kept = await world.database.sql('select body from app.idempotency_keys where org_id = $1', [admin.org_id]);
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain(pat.secret);
});

test('no secret is in any table, answer, log line or audit event', async () => {
  const owner = await world.person('owner');
  const answers: string[] = [];
  const keep = async (answer: Promise<{ text: string; headers: Headers }>) => {
    const { text, headers } = await answer;
    answers.push(text + JSON.stringify([...headers]));
    return text === '' ? undefined : JSON.parse(text);
  };
  const canary = 'ghp_canaryCanaryCanary0000000000000000';
  const replaced = 'azdoCanaryCanaryCanaryCanary';
  const one = await keep(owner.post('/credentials', { ...pat, secret: canary }, { 'idempotency-key': 'canary' }));
  const theApp = await keep(owner.post('/credentials', { kind: 'github_app', name: 'a', secret: app, base_url: world.github.url }));
  const theEntra = await keep(
    owner.post('/credentials', { kind: 'azdo_entra', name: 'e', secret: entra, base_url: `${world.azure.url}/contoso` }),
  );
  await keep(owner.post('/credentials', { ...pat, kind: 'nonsense', secret: canary }));
  await keep(owner.put(`/credentials/${one.id}/secret`, { secret: replaced, base_url: world.github.url }));
  for (const { id } of [one, theApp, theEntra]) {
    await keep(owner.post(`/credentials/${id}/test`));
    await keep(owner.get(`/credentials/${id}/uses`));
  }
  await keep(owner.get('/credentials'));
  await keep(owner.get('/audit'));
  await keep(owner.get('/org/keys'));
  await keep(owner.post('/org/keys/rotate'));
  const everything = { stored: await everythingStored(world), answers: answers.join('\n'), logged: world.logged.join('\n') };
  expect(everything.logged).toContain('/credentials');
  expect(everything.stored).toContain('provider_credentials');
  const keyBody = app.private_key.split('\n')[3]!;
  for (const secret of [canary, replaced, goodPat, entra.client_secret, keyBody, 'PRIVATE KEY', 'ghs_sample', 'entra-1'])
    for (const [where, text] of Object.entries(everything))
      for (const form of formsOf(secret)) expect([where, secret, text.includes(form)]).toEqual([where, secret, false]);
});

test('a secret that staff left outlives a fault that passes; once it or a later one is in place, or none can be, it is gone', async () => {
  const admin = await world.person('admin');
  const credential_id = await world.stored(admin, 'github_pat', goodPat);
  const { keys } = world.tools;
  const leave = async (secret: string): Promise<string> => {
    const id = newId();
    const { sealed, wrapped, kek_kid } = await keys.enclose(
      admin.org_id,
      { table: 'credential_drops', row_id: id, field: 'sealed' },
      secret,
    );
    await world.database.sql(
      'insert into app.credential_drops (org_id, id, credential_id, wrapped, kek_kid, sealed) values ($1, $2, $3, $4, $5, $6)',
      [admin.org_id, id, credential_id, wrapped, kek_kid, sealed],
    );
    return id;
  };
  const left = async () =>
    (await world.database.sql('select id from app.credential_drops where org_id = $1 order by id', [admin.org_id])).map(({ id }) => id);
  const enter = async (target: string, tools = world.tools) =>
    credentials.staff!.orders!['credential.replace']!.run({ org: admin.org, tools, target, signal: new AbortController().signal });
  const sealing = {
    ...world.tools,
    keys: {
      enclose: keys.enclose.bind(keys),
      disclose: keys.disclose.bind(keys),
      seal: () => Promise.reject(unavailable('key_unavailable', 'away', 5)),
    } as unknown as typeof keys,
  };
  const [first, second] = [await leave(`ghp_${'a'.repeat(32)}aaaa`), await leave(`ghp_${'b'.repeat(32)}bbbb`)];
  await expect(enter(second, sealing)).rejects.toMatchObject({ code: 'key_unavailable' });
  expect(await left()).toEqual([first, second]);
  await enter(second);
  expect([(await admin.get(`/credentials/${credential_id}`)).body.last4, await left()]).toEqual(['bbbb', []]);
  await expect(enter(first)).rejects.toMatchObject({ code: 'credential_drop_not_found' });
  const third = await leave(`ghp_${'c'.repeat(32)}cccc`);
  await admin.post(`/credentials/${credential_id}/revoke`);
  await expect(enter(third)).rejects.toMatchObject({ status: 409 });
  expect(await left()).toEqual([]);
});
