import { afterEach, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import type http from 'node:http';
import { type GitHubOptions, type SampleGitHub, type SampleRepository, startGitHub, textFile } from '../../server/local/sample/index.ts';
import { GitHubClient, githubInstallationToken, gitProvider, isExternalRef } from '../../server/modules/git/index.ts';
import { openOutbound, type Outbound } from '../../server/platform/outbound/index.ts';

const author = { name: 'Nora', email: 'nora@example.com' };
const paths = Array.from({ length: 60 }, (_, n) => `part-${n % 4}/deep/${n % 3}/file-${String(n).padStart(2, '0')}.txt`);
const wide: SampleRepository = {
  full_name: 'longhouse-sample/wide',
  default_branch: 'main',
  private: true,
  commits: [
    {
      author,
      date: '2026-01-02T03:04:05Z',
      message: 'All',
      files: Object.fromEntries(['top.txt', ...paths].map((path) => [path, textFile(path)])),
    },
  ],
};
const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const app = { app_id: '1234', installation_id: '99' };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function world(options: Partial<GitHubOptions> = {}): Promise<{ hub: SampleGitHub; outbound: Outbound; git: GitHubClient }> {
  const hub = await startGitHub({ repositories: [wide], tokens: ['good'], app: { ...app, public_key: keys.publicKey }, ...options });
  const outbound = openOutbound({ GIT_ALLOWED_HOSTS: [new URL(hub.url).host], production: false });
  closing.push(
    () => hub.close(),
    () => outbound.close(),
  );
  return { hub, outbound, git: new GitHubClient({ kind: 'github_pat', base_url: hub.url, token: 'good' }, outbound) };
}

const answering =
  (status: number, headers: Record<string, string>, body: unknown) => (_req: http.IncomingMessage, res: http.ServerResponse) => {
    res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    return true;
  };

describe('GitHub', () => {
  test.each([100_000, 40, 10, 3])('a tree that is cut off after %d entries is walked, and nothing is missing or doubled', async (limit) => {
    const { git, hub } = await world({ truncate_trees_at: limit });
    const files = await git.listFiles('longhouse-sample/wide', 'main');
    expect(files.map(({ path }) => path)).toEqual(['top.txt', ...paths].sort());
    if (limit === 100_000) expect(hub.requests).toHaveLength(2);
  });

  test('a full hash is not resolved again', async () => {
    const { git, hub } = await world();
    const hash = await git.resolveRef('longhouse-sample/wide', 'main');
    hub.requests.length = 0;
    await git.listFiles('longhouse-sample/wide', hash);
    expect(hub.requests).toEqual([`GET /repos/longhouse-sample/wide/git/trees/${hash}?recursive=1`]);
  });

  test('files up to 1 MB come by Contents, larger ones by the Git data interface', async () => {
    const files = { small: textFile('x'.repeat(1024 * 1024)), large: textFile('y'.repeat(1024 * 1024 + 1)) };
    const { git, hub } = await world({ repositories: [{ ...wide, commits: [{ ...wide.commits[0]!, files }] }] });
    expect((await git.getFileContent('longhouse-sample/wide', 'small', 'main')).length).toBe(1024 * 1024);
    expect(hub.requests.filter((one) => one.includes('/git/blobs/'))).toEqual([]);
    expect((await git.getFileContent('longhouse-sample/wide', 'large', 'main')).toString()).toBe('y'.repeat(1024 * 1024 + 1));
    expect(hub.requests.filter((one) => one.includes('/git/blobs/'))).toHaveLength(1);
  });

  test.each<[string, Record<string, string>, unknown, object]>([
    [
      'no requests left',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 600) },
      { message: 'API rate limit exceeded' },
      { reason: 'rate_limited' },
    ],
    [
      'secondary limit',
      { 'retry-after': '60' },
      { message: 'You have exceeded a secondary rate limit' },
      { reason: 'rate_limited', retry_after_s: 60 },
    ],
    ['the words only', {}, { message: 'You have exceeded a secondary rate limit.' }, { reason: 'rate_limited', retry_after_s: 60 }],
    [
      'too large',
      {},
      { message: 'This API returns blobs up to 100 MB in size.', errors: [{ resource: 'Blob', field: 'data', code: 'too_large' }] },
      { reason: 'too_large' },
    ],
    [
      'single sign-on',
      { 'x-github-sso': 'required' },
      { message: 'Resource protected by organization SAML enforcement.' },
      { reason: 'refused' },
    ],
  ])('403 for %s', async (_what, headers, body, expected) => {
    const { git } = await world({ intercept: answering(403, headers, body) });
    const failure = await git.getRepository('longhouse-sample/wide').catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'GitFailure', ...expected });
    if (headers['x-ratelimit-reset'] !== undefined) expect((failure as { retry_after_s: number }).retry_after_s).toBeGreaterThan(590);
  });

  test('commits without an author, and copied and renamed files', async () => {
    const sha = 'a'.repeat(40);
    const files = [
      { filename: 'b.txt', status: 'renamed', previous_filename: 'a.txt' },
      { filename: 'c.txt', status: 'copied', previous_filename: 'a.txt', patch: '@@ -1 +1 @@' },
    ];
    const { git } = await world({ intercept: answering(200, {}, { sha, parents: [], files, commit: { author: null, message: 'm' } }) });
    expect(await git.getCommit('longhouse-sample/wide', sha)).toMatchObject({
      author: { name: '', email: '' },
      files: [
        { path: 'b.txt', previous_path: 'a.txt', status: 'renamed', patch: null },
        { path: 'c.txt', status: 'added', patch: '@@ -1 +1 @@' },
      ],
    });
  });

  test('a personal token tells its login, scopes and expiry', async () => {
    const { git, outbound, hub } = await world();
    expect(await git.checkAccess()).toEqual({
      verified: true,
      login: 'sample-user',
      scopes: ['repo', 'read:org'],
      expires_at: '2030-01-31T12:00:00.000Z',
    });
    const stranger = gitProvider({ kind: 'github_pat', base_url: hub.url, token: 'bad' }, outbound);
    await expect(stranger.checkAccess()).rejects.toMatchObject({ reason: 'credential_rejected' });
    const { git: another } = await world({ intercept: answering(200, {}, { login: 'fine-grained' }) });
    expect(await another.checkAccess()).toEqual({ verified: true, login: 'fine-grained', scopes: null, expires_at: null });
  });

  test('an app trades its signed word for an installation token, and reads with it', async () => {
    const { outbound, hub } = await world();
    const { token, expires_at } = await githubInstallationToken({ ...app, private_key: keys.privateKey, base_url: hub.url }, outbound);
    expect(Date.parse(expires_at)).toBeGreaterThan(Date.now() + 3_000_000);
    const git = gitProvider({ kind: 'github_app', base_url: hub.url, token }, outbound);
    expect(await git.checkAccess()).toMatchObject({ verified: true, login: 'longhouse-sample' });
    expect(await git.listFiles('longhouse-sample/wide', 'main')).toHaveLength(61);
  });

  test.each<[string, object]>([
    [
      'another key',
      { private_key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string },
    ],
    ['no key', { private_key: 'not a key' }],
    ['another app', { app_id: '4321' }],
    ['another installation', { installation_id: '100' }],
    ['an installation that is a path', { installation_id: '99/../../user' }],
  ])('an app with %s gets none', async (_what, wrong) => {
    const { outbound, hub } = await world();
    const asked = githubInstallationToken({ ...app, private_key: keys.privateKey, base_url: hub.url, ...wrong }, outbound);
    await expect(asked).rejects.toMatchObject({ name: 'GitFailure', reason: 'credential_rejected' });
  });

  test.each<[number, unknown, object]>([
    [429, {}, { reason: 'rate_limited', retry_after_s: 60 }],
    [503, {}, { reason: 'unavailable' }],
    [201, 'text', { reason: 'unavailable' }],
  ])('trouble while trading: %d', async (status, body, expected) => {
    const { outbound, hub } = await world({ intercept: answering(status, {}, body) });
    const asked = githubInstallationToken({ ...app, private_key: keys.privateKey, base_url: hub.url }, outbound);
    await expect(asked).rejects.toMatchObject({ name: 'GitFailure', ...expected });
  });

  test('names can be checked before anything is called', () => {
    expect(['a/b', 'Longhouse-1/x.y_z', 'corp_emu/repo'].every((ref) => isExternalRef('github', ref))).toBe(true);
    expect(['a', 'a/b/c', 'a/..', 'a b/c', ''].some((ref) => isExternalRef('github', ref))).toBe(false);
    expect(['contoso/Shop Floor/orders', 'a/ü/b.c'].every((ref) => isExternalRef('azure_devops', ref))).toBe(true);
    expect(['a/b', 'a/../c', 'a/b/_x', 'a/b/c.', '-a/b/c'].some((ref) => isExternalRef('azure_devops', ref))).toBe(false);
  });
});
