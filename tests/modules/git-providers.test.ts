import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gitProvider, type GitProvider } from '../../server/modules/git/index.ts';
import { openOutbound, type Outbound } from '../../server/platform/outbound/index.ts';
import { gitWorlds, sample, type World } from '../support/git-worlds.ts';

describe.each(Object.entries(gitWorlds))('%s', (_name, { start, kind, ref }) => {
  let world: World;
  let outbound: Outbound;
  let git: GitProvider;
  const orders = ref('orders');

  beforeAll(async () => {
    world = await start(() => false);
    outbound = openOutbound({ GIT_ALLOWED_HOSTS: [new URL(world.url).host], production: false });
    git = gitProvider({ kind, base_url: world.url, token: 'good' }, outbound);
  });
  afterAll(async () => {
    await outbound.close();
    await world.close();
  });

  test('a repository: its lasting id, default branch and visibility', async () => {
    expect(await git.getRepository(orders)).toEqual({ external_id: expect.stringMatching(/.+/), default_branch: 'main', private: true });
    expect(await git.getRepository(ref('odd'))).toMatchObject({ default_branch: 'trunk', private: false });
  });

  test('files: the whole tree at a branch and at a commit', async () => {
    const files = await git.listFiles(orders, 'main');
    expect(files.map(({ path }) => path)).toEqual(files.map(({ path }) => path).sort());
    expect(files).toHaveLength(13);
    const discounts = files.find(({ path }) => path === 'src/discounts.js');
    expect(discounts).toEqual({ path: 'src/discounts.js', type: 'file', size: 382, sha: expect.stringMatching(/^[0-9a-f]{40}$/) });
    const first = (await git.listCommits(orders, { limit: 100 })).at(-1)!;
    expect((await git.listFiles(orders, first.hash)).map(({ path }) => path)).toEqual([
      'README.md',
      'data/orders.json',
      'package.json',
      'src/log.js',
      'src/main.js',
      'src/orders.js',
    ]);
  });

  test('files: links and submodules say what they are', async () => {
    const files = await git.listFiles(ref('odd'), 'trunk');
    const about = (path: string) => files.find((file) => file.path === path);
    expect(about('link')).toMatchObject({ type: 'symlink', size: 13 });
    expect(about('vendor')).toEqual({ path: 'vendor', type: 'submodule', size: 0, sha: '1'.repeat(40) });
    expect(about('run.sh')).toMatchObject({ type: 'file', size: 10 });
    expect(about('docs/guide.md')).toBeUndefined();
  });

  test('content: text, binary, odd names, empty, HTML, above 1 MB, at an older commit', async () => {
    const read = async (path: string, at = 'trunk'): Promise<Buffer> => git.getFileContent(ref('odd'), path, at);
    expect((await read('docs/ü & ö/50% #1?.txt')).toString()).toBe('odd name');
    expect([...(await read('image.png'))]).toEqual([0, 9]);
    expect((await read('empty.txt')).length).toBe(0);
    expect((await read('<page>.html')).toString()).toContain('Sign In');
    expect((await read('large.log')).length).toBe(2_000_000);
    const older = (await git.listCommits(ref('odd')))[1]!;
    expect((await read('docs/guide.md', older.hash)).toString()).toBe('# Guide\n');
  });

  test.each([
    ['huge.log', 'too_large'],
    ['docs', 'not_found'],
    ['vendor', 'not_found'],
    ['docs/guide.md', 'not_found'],
    ['nothing', 'not_found'],
  ])('content: %j is %s', async (path, reason) => {
    await expect(git.getFileContent(ref('odd'), path, 'trunk')).rejects.toMatchObject({ name: 'GitFailure', reason });
  });

  test.each(['../../user', 'a/../b', './a', '/etc/passwd', 'docs//x', 'a\0b', '', 'a\ud800', 'x'.repeat(5000)])(
    'the path %j is not even asked for',
    async (path) => {
      const before = world.requests.length;
      await expect(git.getFileContent(ref('odd'), path, 'trunk')).rejects.toMatchObject({ reason: 'not_found' });
      await expect(git.listCommits(ref('odd'), { path })).rejects.toMatchObject({ reason: 'not_found' });
      expect(world.requests).toHaveLength(before);
    },
  );

  test('commits: newest first, in pages, by path', async () => {
    const all = await git.listCommits(orders);
    expect(all).toHaveLength(8);
    expect(all[0]!.hash).toBe(sample.head);
    expect(all[1]).toEqual({
      hash: sample.broken_by,
      author: { name: 'Tomasz Lis', email: 'tomasz@orders.example' },
      date: '2026-03-10T16:48:00.000Z',
      message: 'Keep the discounts in one table',
    });
    const pages = [
      await git.listCommits(orders, { limit: 3 }),
      await git.listCommits(orders, { limit: 3, page: 2 }),
      await git.listCommits(orders, { limit: 3, page: 3 }),
    ];
    expect(pages.map((page) => page.length)).toEqual([3, 3, 2]);
    expect(pages.flat()).toEqual(all);
    const touching = await git.listCommits(orders, { path: 'src/discounts.js', ref: 'main' });
    expect(touching.map(({ message }) => message)).toEqual(['Keep the discounts in one table', 'Give members and partners their discount']);
    expect(await git.listCommits(orders, { ref: all[5]!.hash })).toEqual(all.slice(5));
    expect(await git.listCommits(orders, { path: 'no/such/file' })).toEqual([]);
  });

  test('a commit: what it changed, with patches', async () => {
    const commit = await git.getCommit(orders, sample.broken_by);
    expect(commit).toMatchObject({ hash: sample.broken_by, parents: [expect.stringMatching(/^[0-9a-f]{40}$/)], files_truncated: false });
    expect(commit.files).toEqual([
      { path: 'src/discounts.js', previous_path: null, status: 'modified', patch: expect.stringContaining('+  return group.percent;') },
    ]);
    expect(commit.files[0]!.patch).toMatch(/^@@ -1,6 \+1,11 @@\n/);
    const second = await git.getCommit(ref('odd'), (await git.listCommits(ref('odd')))[0]!.hash);
    expect(second.files).toEqual([
      { path: 'docs/guide.md', previous_path: null, status: 'removed', patch: '@@ -1 +0,0 @@\n-# Guide' },
      { path: 'image.png', previous_path: null, status: 'modified', patch: null },
    ]);
    await expect(git.getCommit(orders, '0'.repeat(40))).rejects.toMatchObject({ reason: 'not_found' });
  });

  test('a ref becomes a hash, or is not found', async () => {
    expect(await git.resolveRef(orders, 'main')).toBe(sample.head);
    expect(await git.resolveRef(orders, sample.broken_by)).toBe(sample.broken_by);
    for (const wrong of ['no-such', '', '-x', 'a..b', 'a b', 'x'.repeat(300), '../main', 'a?b', 'a:b', 'a\nb', '/main']) {
      await expect(git.resolveRef(orders, wrong)).rejects.toMatchObject({ name: 'GitFailure', reason: 'not_found' });
    }
  });

  test('an empty repository has no files and no commits', async () => {
    expect(await git.listFiles(ref('empty'), 'main')).toEqual([]);
    expect(await git.listCommits(ref('empty'))).toEqual([]);
    await expect(git.resolveRef(ref('empty'), 'main')).rejects.toMatchObject({ reason: 'not_found' });
  });
});
