import { afterEach, describe, expect, test } from '@jest/globals';
import type http from 'node:http';
import { loadSample } from '../../server/local/sample/index.ts';
import { AzureDevOpsClient, azureEntraToken, gitProvider } from '../../server/modules/git/index.ts';
import { changesOf } from '../../server/modules/git/azure-devops-reading.ts';
import { openOutbound, type Outbound } from '../../server/platform/outbound/index.ts';
import { type AzureDevOpsOptions, type FakeAzureDevOps, startAzureDevOps } from '../support/azure-devops.ts';

const sample = loadSample();
const orders = 'contoso/Shop/orders';
const entra = { tenant_id: 'contoso.onmicrosoft.com', client_id: 'client', client_secret: 'secret' };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function world(
  options: Partial<AzureDevOpsOptions> = {},
): Promise<{ host: FakeAzureDevOps; outbound: Outbound; git: AzureDevOpsClient }> {
  const host = await startAzureDevOps({ repositories: { [orders]: sample.repository }, pats: ['good'], entra, ...options });
  const outbound = openOutbound({ GIT_ALLOWED_HOSTS: [new URL(host.url).host], production: false });
  closing.push(
    () => host.close(),
    () => outbound.close(),
  );
  return { host, outbound, git: new AzureDevOpsClient({ kind: 'azdo_pat', base_url: host.url, token: 'good' }, outbound) };
}

const answering =
  (status: number, headers: Record<string, string>, body = '') =>
  (_req: http.IncomingMessage, res: http.ServerResponse) => {
    res.writeHead(status, headers).end(body);
    return true;
  };
const html = { 'content-type': 'text/html; charset=utf-8' };

describe('Azure DevOps', () => {
  test.each<[string, (req: http.IncomingMessage, res: http.ServerResponse) => boolean]>([
    ['203 with the sign-in page', answering(203, html, '<html>Sign In</html>')],
    ['203 without one', answering(203, { 'content-type': 'application/json' }, '{}')],
    ['200 with the sign-in page', answering(200, html, '<html>Sign In</html>')],
    ['302 to the sign-in host', answering(302, { location: 'https://spsprodweu1.vssps.visualstudio.com/_signin?realm=dev.azure.com' })],
    ['302 without a place', answering(302, {})],
    ['401', answering(401, html, '')],
  ])('%s means that the credential is bad', async (_what, intercept) => {
    const { git } = await world({ intercept });
    await expect(git.getRepository(orders)).rejects.toMatchObject({ reason: 'credential_rejected' });
    await expect(git.getFileContent(orders, 'README.md', 'main')).rejects.toMatchObject({ reason: 'credential_rejected' });
  });

  test('503 with Retry-After is its way of limiting', async () => {
    const { git } = await world({ intercept: answering(503, { 'retry-after': '30' }) });
    await expect(git.getRepository(orders)).rejects.toMatchObject({ reason: 'rate_limited', retry_after_s: 30 });
  });

  test('a tree too large for one answer is walked folder by folder', async () => {
    const { git, host } = await world({
      intercept: (req, res) => {
        if (req.url?.includes('recursive=true') !== true) return false;
        res.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.alloc(11 * 1024 * 1024, ' '));
        return true;
      },
    });
    expect(await git.listFiles(orders, 'main')).toHaveLength(13);
    expect(host.requests.filter((one) => one.includes('recursive=false'))).toHaveLength(4);
  });

  test('branches and tags may be named in full', async () => {
    const { git } = await world();
    expect(await git.resolveRef(orders, 'refs/heads/main')).toBe(sample.head);
    await expect(git.resolveRef(orders, 'refs/tags/main')).rejects.toMatchObject({ reason: 'not_found' });
    expect((await git.getCommit(orders, 'main')).hash).toBe(sample.head);
  });

  test('an Entra application gets a token, and reads with it as Bearer', async () => {
    const { outbound, host } = await world();
    const { token, expires_at } = await azureEntraToken({ ...entra, authority: host.url }, outbound);
    expect(Date.parse(expires_at)).toBeGreaterThan(Date.now() + 3_000_000);
    const git = gitProvider({ kind: 'azdo_entra', base_url: host.url, token }, outbound);
    expect(await git.resolveRef(orders, 'main')).toBe(sample.head);
    await expect(gitProvider({ kind: 'azdo_pat', base_url: host.url, token }, outbound).resolveRef(orders, 'main')).rejects.toMatchObject({
      reason: 'credential_rejected',
    });
  });

  test.each([{ client_secret: 'wrong' }, { client_id: 'other' }, { tenant_id: 'a/b' }, { tenant_id: '..' }])(
    'no token for %j',
    async (wrong) => {
      const { outbound, host } = await world();
      await expect(azureEntraToken({ ...entra, authority: host.url, ...wrong }, outbound)).rejects.toMatchObject({
        reason: 'credential_rejected',
      });
    },
  );

  test('access is checked where the base address names the organisation', async () => {
    const { outbound, host, git } = await world();
    const at = (base_url: string, token = 'good') => gitProvider({ kind: 'azdo_pat', base_url, token }, outbound);
    expect(await git.checkAccess()).toEqual({ verified: false, login: null, scopes: null, expires_at: null });
    expect(await at(`${host.url}/contoso`).checkAccess()).toEqual({
      verified: true,
      login: 'Chuck Reinhart',
      scopes: null,
      expires_at: null,
    });
    await expect(at(`${host.url}/contoso`, 'bad').checkAccess()).rejects.toMatchObject({ reason: 'credential_rejected' });
    expect(await at(`${host.url}/contoso`).resolveRef(orders, 'main')).toBe(sample.head);
    await expect(at(`${host.url}/fabrikam`).resolveRef(orders, 'main')).rejects.toMatchObject({ reason: 'refused' });
  });

  test('who is nobody in particular is not signed in', async () => {
    const anonymous = { authenticatedUser: { id: 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa', providerDisplayName: 'Anonymous' } };
    const { outbound, host } = await world({
      intercept: answering(200, { 'content-type': 'application/json' }, JSON.stringify(anonymous)),
    });
    const git = gitProvider({ kind: 'azdo_pat', base_url: `${host.url}/contoso`, token: 'x' }, outbound);
    await expect(git.checkAccess()).rejects.toMatchObject({ reason: 'credential_rejected' });
  });

  test('the words of a change become one status', () => {
    const change = (changeType: string, path: string, more = {}) => ({ changeType, item: { path, gitObjectType: 'blob' }, ...more });
    const changes = [
      change('rename', '/b.txt', { sourceServerItem: '/a.txt' }),
      change('delete, sourceRename', '/a.txt'),
      change('edit, rename', '/d.txt', { sourceServerItem: '/c.txt' }),
      change('undelete', '/e.txt'),
      change('all', '/f.txt'),
      { changeType: 'edit', item: { path: '/folder', isFolder: true } },
    ];
    expect(changesOf(changes).map(({ path, previous_path, status }) => [path, previous_path, status])).toEqual([
      ['b.txt', 'a.txt', 'renamed'],
      ['d.txt', 'c.txt', 'renamed'],
      ['e.txt', null, 'added'],
      ['f.txt', null, 'modified'],
    ]);
  });
});
