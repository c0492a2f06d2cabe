import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { smokeOptions } from '../../server/cli/smoke/options.ts';
import { ask } from '../../server/cli/smoke/ask.ts';
import type { Expected } from '../../server/cli/smoke/checks.ts';
import { smoke } from '../../server/cli/smoke/run.ts';
import { expectedSchemaVersion } from '../../server/platform/db/index.ts';
import { ended, run } from '../local/programs/processes.ts';
import { makeTls, type Tls } from '../support/tls.ts';

type Page = [status: number, body: string | object, headers?: Record<string, string>];
let tls: Tls;
let secure: Server;
let outdated: Server;
let plain: Server;
let pages: Record<string, Page>;
let sendsTo: string | undefined;

const answer = (req: http.IncomingMessage, res: http.ServerResponse): void => {
  const [status, body, headers = {}] = pages[req.url ?? ''] ?? [404, {}];
  const sent = typeof body === 'string' ? { 'content-type': 'text/html' } : { 'content-type': 'application/json' };
  res
    .writeHead(status, { ...('x-plain' in headers ? {} : { 'strict-transport-security': 'max-age=1' }), ...sent, ...headers })
    .end(typeof body === 'string' ? body : JSON.stringify(body));
};
const up = async <S extends Server>(server: S): Promise<S> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const schema = await expectedSchemaVersion();

beforeAll(async () => {
  tls = await makeTls();
  secure = await up(https.createServer(tls, answer));
  outdated = await up(https.createServer({ ...tls, minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' }, answer));
  plain = await up(
    http.createServer(
      (_req, res) => void res.writeHead(sendsTo === undefined ? 200 : 301, { ...(sendsTo && { location: sendsTo }) }).end(),
    ),
  );
});
afterAll(async () => {
  await Promise.all([secure, outdated, plain].map((server) => new Promise((resolve) => server.close(resolve))));
  tls.remove();
});
beforeEach(() => {
  sendsTo = 'https://127.0.0.1/';
  const form = '<form method="post"><input name="email" type="email"></form>';
  pages = {
    '/healthz': [200, { status: 'ok' }],
    '/readyz': [200, { status: 'ready', checks: { database: 'ok', schema: 'ok', keys: 'ok' } }],
    '/version': [200, { version: '1.2.3', commit: 'abc123', schema }],
    '/api/v1/me': [401, {}],
    '/admin': [302, '', { location: '/admin/login' }],
    '/admin/login': [200, form, { 'content-security-policy': "default-src 'none'" }],
  };
});

async function look(more: Partial<Expected> = {}): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const expected: Expected = {
    url: new URL(`https://127.0.0.1:${portOf(secure)}`),
    plain: new URL(`http://127.0.0.1:${portOf(plain)}/`),
    serves: ['api', 'console'],
    ca: tls.cert,
    ...more,
  };
  const code = await smoke({ say: (line) => lines.push(line), complain: () => {} }, expected);
  return { code, text: lines.join('\n') };
}

test('a deployment where all is well', async () => {
  const { code, text } = await look({ commit: 'abc123' });
  expect(text.split('\n').slice(1)).toEqual([
    '  ✓ TLS             TLSv1.3, nothing below TLSv1.2',
    '  ✓ http            301 to https',
    '  ✓ health          ok',
    '  ✓ readiness       ready (database, schema, keys)',
    '  ✓ version         1.2.3, commit abc123',
    `  ✓ schema version  ${schema}`,
    '  ✓ a stranger      is turned away (401)',
    '  ✓ sign-in page    /admin/login',
    'All is well.',
  ]);
  expect(code).toBe(0);
});

test('what is not served is not looked at', async () => {
  pages['/admin'] = [404, {}];
  expect((await look({ serves: ['api'] })).code).toBe(0);
  expect(await look()).toMatchObject({ code: 1, text: expect.stringContaining('✗ sign-in page    /admin answers 404\n1 wrong.') });
  pages['/api/v1/me'] = [404, {}];
  expect((await look({ serves: ['api'] })).text).toContain('✗ a stranger      /api/v1/me answers 404, not 401');
});

test.each<[string, () => Partial<Expected> | void, RegExp]>([
  ['TLS of the last decade', () => ({ url: new URL(`https://127.0.0.1:${portOf(outdated)}`) }), /✗ TLS +TLSv1\.1 is still taken/],
  ['a certificate that nobody vouches for', () => ({ ca: undefined as never }), /✗ TLS +self-signed certificate/],
  ['a page over plain http', () => void (sendsTo = undefined), /✗ http +plain http is answered with 200/],
  ['http that leads elsewhere', () => void (sendsTo = 'https://elsewhere.example/'), /✗ http +it leads to https:\/\/elsewhere/],
  ['http that stays plain', () => void (sendsTo = 'http://127.0.0.1/'), /✗ http +it leads to http:/],
  ['a dead process', () => void (pages['/healthz'] = [500, {}]), /✗ health +\/healthz answers 500/],
  ['no HSTS', () => void (pages['/healthz'] = [200, { status: 'ok' }, { 'x-plain': '1' }]), /✗ health +no Strict/],
  [
    'a house that is not ready',
    () => void (pages['/readyz'] = [503, { status: 'not_ready', checks: { keys: 'failed' } }]),
    /✗ readiness +not_ready; keys: failed/,
  ],
  [
    'one that is degraded',
    () => void (pages['/readyz'] = [200, { status: 'degraded', checks: { blobs: 'failed' } }]),
    /✗ readiness +degraded; blobs: failed/,
  ],
  ['another commit', () => ({ commit: 'def' }), /✗ version +commit abc123 answers, not def/],
  [
    'another schema in the program',
    () => void (pages['/version'] = [200, { schema: 'old' }]),
    /✗ schema version +it was built with old, this checkout has/,
  ],
  [
    'a schema behind',
    () => void (pages['/readyz'] = [503, { status: 'not_ready', checks: { schema: 'The schema is behind.' } }]),
    /✗ schema version +The schema is behind\./,
  ],
  ['no page at all', () => void (pages['/readyz'] = [200, '<html>']), /✗ readiness +not JSON: <html>/],
  ['a console without a form', () => void (pages['/admin/login'] = [200, '<p>hello</p>']), /✗ sign-in page +\/admin\/login has no form/],
  [
    'a console without a policy',
    () => void (pages['/admin/login'] = [200, '<form><input type="email">']),
    /has no Content-Security-Policy/,
  ],
  [
    'a console that leads away',
    () => void (pages['/admin'] = [302, '', { location: 'https://elsewhere.example/' }]),
    /✗ sign-in page +it leads away/,
  ],
  ['a console in circles', () => void (pages['/admin/login'] = [302, '', { location: '/admin' }]), /✗ sign-in page +it leads in circles/],
])('%s is found', async (_what, spoil, says) => {
  const { code, text } = await look(spoil() ?? {});
  expect(text).toMatch(says);
  expect(code).toBe(1);
});

test('an answer that never ends is given up, however busily it comes', async () => {
  const [drip, flood] = await Promise.all([
    up(
      http.createServer((_req, res) => {
        const more = setInterval(() => res.write('.'), 20);
        res.once('close', () => clearInterval(more));
      }),
    ),
    up(
      http.createServer((_req, res) => {
        const pour = (): void => void (res.destroyed || res.write('x'.repeat(500_000), pour));
        pour();
      }),
    ),
  ]);
  await expect(ask(new URL(`http://127.0.0.1:${portOf(drip)}/`), undefined, 200)).rejects.toThrow('no whole answer in 0.2 s');
  await expect(ask(new URL(`http://127.0.0.1:${portOf(flood)}/`))).rejects.toThrow('an answer of more than 2000000 characters');
  await Promise.all([drip, flood].map((server) => new Promise((resolve) => server.close(resolve))));
});

test('what is typed', async () => {
  expect(smokeOptions(['https://api.example.com', '--serves', 'console', '--commit', 'abc', '--wait', '5'])).toEqual({
    expected: { url: new URL('https://api.example.com'), plain: new URL('http://api.example.com/'), serves: ['console'], commit: 'abc' },
    waitMs: 5_000,
  });
  for (const wrong of [
    [],
    ['http://api.example.com'],
    ['https://h', '--serves', 'kitchen'],
    ['https://h', '--wait', 'soon'],
    ['https://h', '--fast'],
  ])
    expect(() => smokeOptions(wrong)).toThrow(/npm run smoke -- https:\/\/host/);
  const child = run('server/cli/smoke.ts', [`https://127.0.0.1:${portOf(secure)}`, '--http', `http://127.0.0.1:${portOf(plain)}`], {
    NODE_EXTRA_CA_CERTS: tls.files.cert,
  });
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (more: string) => (text += more));
  expect([await ended(child), text]).toEqual([0, expect.stringContaining('All is well.')]);
});
