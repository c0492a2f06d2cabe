import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GitHubClient } from '../../server/modules/git/index.ts';
import { githubMessage } from '../../server/modules/repositories/messages.ts';
import { openOutbound, type Outbound } from '../../server/platform/outbound/index.ts';
import { githubDeliveries, recorded, serveRecorded } from './recorded.ts';

let hub: Awaited<ReturnType<typeof serveRecorded>>;
let outbound: Outbound;
let git: GitHubClient;
beforeAll(async () => {
  hub = await serveRecorded({
    '/repos/octokit/octokit.rb/git/blobs/452a98979c88e093d682cab404a3ec82babebb48': recorded(
      '/repos/octocat/example/git/blobs/3a0f86fb8db8eea7ccbb9a95f325ddbedfb25e15',
    ),
    '/repos/octokit-fixture-org/errors/commits': recorded('/repos/octokit-fixture-org/errors/labels', 'POST'),
  });
  outbound = openOutbound({ GIT_ALLOWED_HOSTS: [new URL(hub.url).host], production: false });
  git = new GitHubClient({ kind: 'github_pat', base_url: hub.url, token: 'any' }, outbound);
});
afterAll(async () => {
  await outbound.close();
  await hub.close();
});

test('a repository, and one that was renamed since', async () => {
  expect(await git.getRepository('octokit-fixture-org/hello-world')).toEqual({
    external_id: '1000',
    default_branch: 'master',
    private: false,
  });
  hub.requests.length = 0;
  expect(await git.getRepository('octokit-fixture-org/rename-repository')).toMatchObject({ external_id: '1000' });
  expect(hub.requests).toEqual(['GET /repos/octokit-fixture-org/rename-repository', 'GET /repositories/1000']);
});

test('a tree by folder and whole: files with their sizes, folders not', async () => {
  expect(await git.listFiles('octocat/Hello-World', '9fb037999f264ba9a7fc6274d15fa3ae2ab98312')).toEqual([
    { path: 'exec_file', type: 'file', size: 75, sha: '45b983be36b73c0788dc9cbcb76cbb80fc7bb057' },
    { path: 'file.rb', type: 'file', size: 30, sha: '44b4fc6d56897b048c772eb4087f854f46256132' },
  ]);
  expect(await git.listFiles('octocat/Hello-World', 'fc6274d15fa3ae2ab983129fb037999f264ba9a7')).toEqual([
    { path: 'subdir/file.txt', type: 'file', size: 132, sha: '7c258a9869f33c1e1e1f74fbb32f07c86cb5a75b' },
  ]);
});

test('contents: the target of a link, and what is no file', async () => {
  expect((await git.getFileContent('octokit/octokit.rb', 'bin/some-symlink', 'main')).toString()).toBe('Content of the blob');
  for (const [repository, path] of [
    ['octokit/octokit.rb', 'lib/octokit'],
    ['jquery/jquery', 'test/qunit'],
  ] as const)
    await expect(git.getFileContent(repository, path, 'main')).rejects.toMatchObject({
      reason: 'not_found',
      message: 'This is not a file.',
    });
});

test('commits: a list, one with its files, and what a branch means now', async () => {
  const commit = {
    hash: '6dcb09b5b57875f334f61aebed695e2e4193db5e',
    author: { name: 'Monalisa Octocat', email: 'support@github.com' },
    date: '2011-04-14T16:00:49.000Z',
    message: 'Fix all the bugs',
  };
  expect(await git.listCommits('octocat/Hello-World', { limit: 1 })).toEqual([commit]);
  expect(await git.getCommit('octocat/Hello-World', commit.hash)).toEqual({
    ...commit,
    author: { ...commit.author, email: 'mona@github.com' },
    parents: [commit.hash],
    files: [{ path: 'file1.txt', previous_path: null, status: 'modified', patch: '@@ -29,7 +29,7 @@\n.....' }],
    files_truncated: false,
  });
  expect(await git.resolveRef('octocat/Hello-World', 'main')).toBe('ac3282a2725be3b1d4979169a7a311c89066af1c');
});

test('who a token belongs to, and what an installation may read', async () => {
  expect(await git.checkAccess()).toEqual({ verified: true, login: 'octocat', scopes: null, expires_at: null });
  const app = new GitHubClient({ kind: 'github_app', base_url: hub.url, token: 'any' }, outbound);
  expect(await app.checkAccess()).toEqual({ verified: true, login: 'octocat', scopes: null, expires_at: null });
});

test("GitHub's own 404 and 422 mean that it is not there", async () => {
  await expect(git.listCommits('octokit-fixture-org/not-there')).rejects.toMatchObject({ reason: 'not_found' });
  await expect(git.listCommits('octokit-fixture-org/errors')).rejects.toMatchObject({ reason: 'not_found' });
});

test('deliveries: a push to a branch counts, tags and other events do not', () => {
  const said = githubDeliveries.map(({ event, body }) => {
    const headers = { 'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958', 'x-github-event': event };
    const { external_id, pushes } = githubMessage(headers, Buffer.from(JSON.stringify(body)));
    return [event, body.ref, external_id, pushes];
  });
  const pushed = { ref: 'refs/heads/master', hash: '6113728f27ae82c7b1a177c8d03f9e96e0adf246' };
  expect(said).toEqual([
    ['push', 'refs/heads/master', '186853002', [pushed]],
    ['push', 'refs/tags/simple-tag', '186853002', []],
    ['push', 'refs/tags/simple-tag', '186853002', []],
    ['ping', undefined, undefined, []],
    ['installation', undefined, undefined, []],
  ]);
});
