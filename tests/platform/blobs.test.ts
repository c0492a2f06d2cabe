import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import http from 'node:http';
import https from 'node:https';
import { inspect } from 'node:util';
import { newId } from '../../server/core/ids.ts';
import { startAzurite, type LocalBlob } from '../../server/local/azurite.ts';
import { openBlobs, type Blobs, type BlobSettings } from '../../server/platform/blobs/index.ts';
import { whileHolding } from '../../server/platform/db/holding.ts';
import { makeTls } from '../support/tls.ts';

const base = {
  ASSETS_BLOB_ACCOUNT_URL: undefined,
  ASSETS_BLOB_CONNECTION: undefined,
  ASSETS_CONTAINER_MOD_DOCS: 'mod-documents',
  ASSETS_CONTAINER_SERVICE_DOCS: 'service-documents',
  ASSETS_CONTAINER_UPLOADS: 'uploads-elsewhere',
  ASSETS_CONTAINER_REPORTS: 'reports',
  AZURE_CLIENT_ID: undefined,
  production: false,
} satisfies BlobSettings;

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
function storageToken(): string {
  const now = Math.floor(Date.now() / 1000);
  const tid = 'ab1f708d-50f6-404c-a006-d71b2ac7a606';
  const claims = {
    aud: 'https://storage.azure.com',
    iss: `https://sts.windows.net/${tid}/`,
    tid,
    oid: newId(),
    nbf: now - 10,
    iat: now - 10,
    exp: now + 3_600,
  };
  return `${encoded({ alg: 'none' })}.${encoded(claims)}.c2ln`;
}
const credential = { getToken: async () => ({ token: storageToken(), expiresOnTimestamp: Date.now() + 3_600_000 }) };

let tls: Awaited<ReturnType<typeof makeTls>>;
let secure: LocalBlob;
let plain: LocalBlob;
let opened: Record<'identity' | 'connection', Blobs>;

beforeAll(async () => {
  tls = await makeTls();
  [secure, plain] = await Promise.all([startAzurite({ tls: tls.files }), startAzurite()]);
  opened = {
    identity: openBlobs({ ...base, ASSETS_BLOB_ACCOUNT_URL: secure.url }, { credential, ca: tls.cert }),
    connection: openBlobs({ ...base, ASSETS_BLOB_CONNECTION: plain.connection }),
  };
});
afterAll(async () => {
  await Promise.all([secure?.stop(), plain?.stop()]);
  tls?.remove();
});

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}
function call(url: string, o: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Answer> {
  const { request } = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: o.method ?? 'GET', headers: o.headers ?? {}, ca: tls.cert, agent: false }, (res) => {
      let body = '';
      res.setEncoding('utf8').on('data', (part: string) => (body += part));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body }));
    });
    sent.on('error', reject).end(o.body);
  });
}
const put = (url: string, headers: Record<string, string>, body: string) => call(url, { method: 'PUT', headers, body });

/** The same signature on another address. */
function moved(url: string, change: (to: URL) => void): string {
  const to = new URL(url);
  change(to);
  return to.href;
}

describe.each(['identity', 'connection'] as const)('by %s', (way) => {
  const at = (name = newId()) => ({ container: 'reports', name: `org/${name}` }) as const;
  const text = { content_type: 'text/plain' };

  test('a client uploads by link, the house reads, a client downloads by link', async () => {
    const blobs = opened[way];
    const place = at();
    const up = await blobs.uploadUrl(place, { ...text, size: 5, expires_in_s: 60 });
    expect(up).toMatchObject({ method: 'PUT', headers: { 'content-type': 'text/plain', 'x-ms-blob-type': 'BlockBlob' } });
    expect((await put(up.url, up.headers, 'hello')).status).toBe(201);
    expect(await blobs.head(place)).toEqual({ size: 5, content_type: 'text/plain', md5: 'XUFAKrxLKna5cZ2REBfFkg==' });
    expect((await blobs.read(place, { max: 5 })).toString()).toBe('hello');
    const down = await blobs.downloadUrl(place, { ...text, file_name: 'büro "1"\r\nx: y/../run\u202e.log', expires_in_s: 60 });
    expect(down.expires_at.getTime() - Date.now()).toBeLessThanOrEqual(60_000);
    const got = await call(down.url);
    expect(got).toMatchObject({ status: 200, body: 'hello' });
    expect(got.headers['content-type']).toBe('text/plain');
    expect(got.headers['content-disposition']).toBe(`attachment; filename="run_.log"; filename*=UTF-8''run_.log`);
    expect((await call(down.url.split('?')[0]!)).status).toBeGreaterThanOrEqual(400);
  });

  test('an upload link can do nothing but write its blob', async () => {
    const blobs = opened[way];
    const [mine, other] = [at(), at()];
    await blobs.write(mine, 'mine', 'text/plain');
    await blobs.write(other, 'other', 'text/plain');
    const { url, headers } = await blobs.uploadUrl(mine, { ...text, expires_in_s: 60 });
    const refused = [
      call(url),
      call(url, { method: 'HEAD' }),
      call(url, { method: 'DELETE' }),
      call(moved(url, (to) => to.searchParams.set('comp', 'tags'))),
      call(moved(url, (to) => (to.pathname = to.pathname.replace(mine.name, other.name)))),
      put(
        moved(url, (to) => (to.pathname = to.pathname.replace(mine.name, other.name))),
        headers,
        'taken',
      ),
      put(
        moved(url, (to) => (to.pathname = to.pathname.replace('reports', 'mod-documents'))),
        headers,
        'taken',
      ),
      call(
        moved(url, (to) => {
          to.pathname = to.pathname.replace(`/${mine.name}`, '');
          to.searchParams.set('restype', 'container');
          to.searchParams.set('comp', 'list');
        }),
      ),
      put(
        moved(url, (to) => to.searchParams.set('sp', 'rcwd')),
        headers,
        'taken',
      ),
      put(
        moved(url, (to) => to.searchParams.set('se', '2099-01-01T00:00:00Z')),
        headers,
        'taken',
      ),
    ];
    for (const { status } of await Promise.all(refused)) expect([403, 404]).toContain(status);
    expect((await blobs.read(mine, { max: 99 })).toString()).toBe('mine');
    expect((await blobs.read(other, { max: 99 })).toString()).toBe('other');
  });

  test('a download link can do nothing but read its blob', async () => {
    const blobs = opened[way];
    const [mine, other] = [at(), at()];
    await blobs.write(mine, 'mine', 'text/plain');
    await blobs.write(other, 'other', 'text/plain');
    const { url } = await blobs.downloadUrl(mine, { ...text, expires_in_s: 60 });
    const refused = [
      put(url, { 'content-type': 'text/plain', 'x-ms-blob-type': 'BlockBlob' }, 'taken'),
      call(url, { method: 'DELETE' }),
      call(moved(url, (to) => (to.pathname = to.pathname.replace(mine.name, other.name)))),
      call(moved(url, (to) => to.searchParams.set('rscd', 'inline'))),
      call(moved(url, (to) => to.searchParams.set('rsct', 'text/html'))),
    ];
    for (const { status } of await Promise.all(refused)) expect(status).toBe(403);
    expect((await blobs.read(mine, { max: 99 })).toString()).toBe('mine');
  });

  test('a link that has run out is refused', async () => {
    const clock = { now: () => new Date(Date.now() - 120_000) };
    const settings =
      way === 'identity' ? { ...base, ASSETS_BLOB_ACCOUNT_URL: secure.url } : { ...base, ASSETS_BLOB_CONNECTION: plain.connection };
    const late = openBlobs(settings, { clock, credential, ca: tls.cert });
    const place = at();
    await late.write(place, 'x', 'text/plain');
    const up = await late.uploadUrl(place, { ...text, expires_in_s: 60 });
    const down = await late.downloadUrl(place, { ...text, expires_in_s: 60 });
    expect((await call(down.url)).status).toBe(403);
    expect((await put(up.url, up.headers, 'y')).status).toBe(403);
    expect((await call((await late.downloadUrl(place, { ...text, expires_in_s: 600 })).url)).status).toBe(200);
  });

  test('no link outlives ten minutes', async () => {
    for (const expires_in_s of [601, 0, -5, NaN, Infinity]) {
      await expect(opened[way].uploadUrl(at(), { ...text, expires_in_s })).rejects.toThrow(RangeError);
      await expect(opened[way].downloadUrl(at(), { ...text, expires_in_s })).rejects.toThrow(RangeError);
    }
    await expect(opened[way].uploadUrl(at(), { ...text, size: 6e9, expires_in_s: 60 })).rejects.toThrow(RangeError);
  });

  test('reading is capped, and what is missing is missing', async () => {
    const blobs = opened[way];
    const [big, empty] = [at(), at()];
    await blobs.write(big, Buffer.alloc(300_000, 'a'), 'application/octet-stream');
    await blobs.write(empty, '', 'text/plain');
    await expect(blobs.read(big, { max: 299_999 })).rejects.toMatchObject({ reason: 'too_large' });
    expect(await blobs.read(big, { max: 300_000 })).toHaveLength(300_000);
    expect(await blobs.read(empty, { max: 10 })).toHaveLength(0);
    await expect(blobs.read(at(), { max: 10 })).rejects.toMatchObject({ reason: 'missing' });
    expect(await blobs.head(at())).toBeUndefined();
    await blobs.remove(big);
    await blobs.remove(big);
    expect(await blobs.head(big)).toBeUndefined();
  });

  test('a list knows names, sizes and times, below a prefix', async () => {
    const blobs = opened[way];
    const prefix = `${newId()}/`;
    for (const name of ['b', 'a']) await blobs.write({ container: 'diagnose-uploads', name: prefix + name }, name.repeat(3), 'text/plain');
    const found = [];
    for await (const one of blobs.list('diagnose-uploads', prefix)) found.push(one);
    expect(found.map(({ name, size }) => ({ name, size }))).toEqual([
      { name: `${prefix}a`, size: 3 },
      { name: `${prefix}b`, size: 3 },
    ]);
    expect(Math.abs(found[0]!.created_at.getTime() - Date.now())).toBeLessThan(60_000);
    const none = [];
    for await (const one of blobs.list('reports', prefix)) none.push(one);
    expect(none).toEqual([]);
  });

  test('the storage says when it is ready', () => expect(opened[way].ready()).resolves.toBeUndefined());
});

test.each(['../x', 'a/../b', './a', 'a//b', '/a', 'a/', '', 'a\\b', 'a%2fb', 'a?b', 'a b', 'ä', 'x'.repeat(513)])(
  'the name %j is refused',
  async (name) => {
    await expect(opened.connection.head({ container: 'reports', name })).rejects.toThrow(RangeError);
    await expect(
      opened.connection.uploadUrl({ container: 'reports', name }, { content_type: 'text/plain', expires_in_s: 60 }),
    ).rejects.toThrow(RangeError);
  },
);

test('a user-delegation key is fetched once, used for an hour, and renewed in time', async () => {
  let now = Date.now();
  let fetched = 0;
  const counting = { getToken: () => credential.getToken() };
  const blobs = openBlobs(
    { ...base, ASSETS_BLOB_ACCOUNT_URL: secure.url },
    { credential: counting, ca: tls.cert, clock: { now: () => new Date(now) } },
  );
  const sign = async (expires_in_s = 600) => {
    const { url } = await blobs.downloadUrl({ container: 'reports', name: 'x' }, { content_type: 'text/plain', expires_in_s });
    return new URL(url).searchParams.get('ske')!;
  };
  const first = await Promise.all([sign(), sign(), sign()]);
  fetched = new Set(first).size;
  expect(fetched).toBe(1);
  now += 39 * 60_000;
  expect(await sign()).toBe(first[0]);
  now += 2 * 60_000;
  expect(Date.parse(await sign())).toBeGreaterThan(Date.parse(first[0]!));
  now += 3 * 3_600_000;
  expect(Date.parse(await sign())).toBeGreaterThanOrEqual(now + 600_000);
});

test('links by identity are for https only', async () => {
  const { url } = await opened.identity.downloadUrl({ container: 'reports', name: 'x' }, { content_type: 'text/plain', expires_in_s: 60 });
  expect(new URL(url).searchParams.get('spr')).toBe('https');
  expect(new URL(url).searchParams.get('skoid')).toBeTruthy();
  expect(new URL(url).searchParams.get('sr')).toBe('b');
});

test('in production no container is made', async () => {
  const names = { ASSETS_CONTAINER_REPORTS: 'not-made', ASSETS_CONTAINER_MOD_DOCS: 'not-made-either' };
  const blobs = openBlobs({ ...base, ...names, ASSETS_BLOB_CONNECTION: plain.connection, production: true });
  await expect(blobs.write({ container: 'reports', name: 'x' }, 'x', 'text/plain')).rejects.toMatchObject({
    status: 503,
    code: 'storage_unavailable',
  });
  await expect(blobs.ready()).rejects.toMatchObject({ status: 503 });
});

test('storage that is away, or knows us no more, is a 503 in time and recovers by itself', async () => {
  const silent = http.createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as { port: number };
  const started = performance.now();
  const away = openBlobs(
    { ...base, ASSETS_BLOB_CONNECTION: plain.connection.replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${port}`) },
    { limit_ms: 300 },
  );
  await expect(away.head({ container: 'reports', name: 'x' })).rejects.toMatchObject({
    code: 'storage_unavailable',
    headers: { 'Retry-After': '5' },
  });
  expect(performance.now() - started).toBeLessThan(20_000);
  silent.closeAllConnections();
  await new Promise((resolve) => silent.close(resolve));
  let works = false;
  const fickle = {
    getToken: async () => {
      if (works) return credential.getToken();
      throw Object.assign(new Error('no identity here'), { name: 'CredentialUnavailableError' });
    },
  };
  const blobs = openBlobs({ ...base, ASSETS_BLOB_ACCOUNT_URL: secure.url }, { credential: fickle, ca: tls.cert });
  await expect(blobs.head({ container: 'reports', name: 'x' })).rejects.toMatchObject({ status: 503 });
  await expect(blobs.downloadUrl({ container: 'reports', name: 'x' }, { content_type: 'a/b', expires_in_s: 60 })).rejects.toMatchObject({
    status: 503,
  });
  works = true;
  await expect(blobs.head({ container: 'reports', name: 'x' })).resolves.toBeUndefined();
});

test('storage that was never set up is a 503', async () => {
  await expect(openBlobs(base).head({ container: 'reports', name: 'x' })).rejects.toMatchObject({ status: 503 });
});

test('nobody goes to the storage with a transaction open', async () => {
  const place = { container: 'reports', name: 'x' } as const;
  await whileHolding('report.made', async () => {
    await expect(opened.connection.head(place)).rejects.toThrow('report.made held a transaction');
    await expect(opened.identity.uploadUrl(place, { content_type: 'text/plain', expires_in_s: 60 })).rejects.toThrow('held a transaction');
    await expect(opened.connection.list('reports')[Symbol.asyncIterator]().next()).rejects.toThrow('held a transaction');
  });
});

test('looking at the room shows no key', () => {
  const shown = inspect(opened, { depth: 12, showHidden: true });
  expect(shown).not.toContain(/AccountKey=([^;]+)/.exec(plain.connection)![1]!);
});
