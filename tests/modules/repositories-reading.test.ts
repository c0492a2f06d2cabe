import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../support/world.ts';
import { openRepositoryWorld, type Provider, providerNames, type RepositoryWorld, sample } from './repositories-world.ts';

let world: RepositoryWorld;
beforeAll(async () => {
  world = await openRepositoryWorld();
});
afterAll(() => world.close());

const gitSha = (bytes: Buffer) => createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
const inUrl = encodeURIComponent;

/** Every page of a list, one after the other. */
async function pages(person: Person, path: string, limits: number[]): Promise<{ data: Record<string, string>[]; count: number }> {
  const data: Record<string, string>[] = [];
  let cursor: string | null = null;
  for (let count = 1; ; count += 1) {
    const limit = limits[(count - 1) % limits.length];
    const page = await person.get(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`);
    if (page.status !== 200) throw new Error(page.text);
    data.push(...page.body.data);
    cursor = page.body.next_cursor;
    if (cursor === null) return { data, count };
  }
}

describe.each(providerNames)('%s', (name) => {
  let provider: Provider;
  let viewer: Person;
  const at: Record<string, string> = {};
  beforeAll(async () => {
    provider = world.providers[name];
    const readers: Record<string, Person> = {};
    for (const repository of ['orders', 'odd', 'long']) {
      // The loopback Azure DevOps gives every repository the same id: one organisation each.
      readers[repository] = await world.person();
      at[repository] = `/repositories/${await world.connected(readers[repository], provider, repository)}`;
    }
    viewer = await world.person('viewer', readers['orders']!);
    people = readers;
  });
  let people: Record<string, Person>;

  test('files are listed with type, size and sha', async () => {
    const { body, status } = await people['odd']!.get(`${at['odd']}/files`);
    expect(status).toBe(200);
    const byPath = Object.fromEntries(body.data.map((file: { path: string }) => [file.path, file]));
    const guide = Buffer.from('# Guide — ünïcode\n');
    expect(byPath['docs/guide.md']).toEqual({ path: 'docs/guide.md', type: 'file', size: guide.length, sha: gitSha(guide) });
    expect(byPath['vendor']).toEqual({ path: 'vendor', type: 'submodule', size: 0, sha: '1'.repeat(40) });
    expect(body.next_cursor).toBeNull();
  });

  test('files below a path, and not those that only begin alike', async () => {
    const paths = async (path: string) =>
      (await people['odd']!.get(`${at['odd']}/files?path=${inUrl(path)}`)).body.data.map((file: { path: string }) => file.path);
    expect(await paths('docs')).toEqual(['docs/guide.md', 'docs/ü & ö/50% #1.txt']);
    expect(await paths('docs/guide.md')).toEqual(['docs/guide.md']);
    expect(await paths('nothing')).toEqual([]);
    expect((await people['odd']!.get(`${at['odd']}/files?path=&ref=`)).body.data).toHaveLength(10);
  });

  test('files come in pages of one commit, which the provider is asked for once', async () => {
    const before = provider.requests.length;
    const { data, count } = await pages(people['long']!, `${at['long']}/files`, [5]);
    expect(count).toBe(5);
    expect(data.map(({ path }) => path)).toEqual(Array.from({ length: 23 }, (_, day) => `day-${day}.txt`).sort());
    expect(provider.requests.length - before).toBeLessThanOrEqual(4);
    const first = await people['long']!.get(`${at['long']}/files?limit=5`);
    const elsewhere = await people['long']!.get(`${at['long']}/commits?limit=5&cursor=${first.body.next_cursor}`);
    expect(elsewhere).toMatchObject({ status: 400, body: { code: 'cursor_invalid' } });
    const another = await people['long']!.get(`${at['long']}/files?limit=5&path=docs&cursor=${first.body.next_cursor}`);
    expect(another).toMatchObject({ status: 400, body: { code: 'cursor_invalid' } });
  });

  test('commits come in pages, also when the limit changes between them', async () => {
    for (const limits of [[5], [7, 3, 4], [100], [23]]) {
      const { data } = await pages(people['long']!, `${at['long']}/commits`, limits);
      expect(data.map(({ message }) => message)).toEqual(Array.from({ length: 23 }, (_, i) => `Day ${22 - i}`));
    }
    const one = (await people['long']!.get(`${at['long']}/commits?limit=1`)).body.data[0];
    expect(one).toEqual({
      hash: expect.stringMatching(/^[0-9a-f]{40}$/),
      author: { name: 'Nora', email: 'nora@example.com' },
      date: expect.any(String),
      message: 'Day 22',
    });
  });

  test('commits of a path and of an older commit', async () => {
    const about = await people['long']!.get(`${at['long']}/commits?path=day-3.txt`);
    expect(about.body.data.map(({ message }: { message: string }) => message)).toEqual(['Day 3']);
    const older = await people['long']!.get(`${at['long']}/commits?ref=${about.body.data[0].hash}`);
    expect(older.body.data).toHaveLength(4);
    const then = await people['long']!.get(`${at['long']}/files?ref=${about.body.data[0].hash}`);
    expect(then.body.data).toHaveLength(4);
    expect((await viewer.get(`${at['orders']}/commits`)).body.data[0].hash).toBe(sample.head);
  });

  test('content is text where it is text, and base64 where it is not', async () => {
    const read = async (path: string) => (await people['odd']!.get(`${at['odd']}/content?path=${inUrl(path)}`)).body;
    const guide = Buffer.from('# Guide — ünïcode\n');
    expect(await read('docs/guide.md')).toEqual({
      path: 'docs/guide.md',
      ref: 'main',
      size: guide.length,
      sha: gitSha(guide),
      encoding: 'utf-8',
      content: guide.toString(),
    });
    const image = Buffer.from([0x89, 0x50, 0, 1, 2, 3]);
    expect(await read('image.png')).toMatchObject({ encoding: 'base64', content: image.toString('base64'), sha: gitSha(image) });
    expect(await read('nul.txt')).toMatchObject({ encoding: 'base64', size: 3 });
    expect(await read('empty.txt')).toMatchObject({ encoding: 'utf-8', size: 0, content: '' });
    expect(await read('docs/ü & ö/50% #1.txt')).toMatchObject({ content: 'odd name' });
    expect(await read('fits.log')).toMatchObject({ size: 1024 * 1024 });
  });

  test('content at another ref; what is not there is 404, what is too large 413', async () => {
    const read = (path: string, ref = '') => people['odd']!.get(`${at['odd']}/content?path=${inUrl(path)}&ref=${ref}`);
    const { body } = await people['long']!.get(`${at['long']}/content?path=day-1.txt&ref=main`);
    expect(body).toMatchObject({ ref: 'main', content: '1' });
    for (const path of ['large.log', 'huge.log'])
      expect(await read(path)).toMatchObject({ status: 413, body: { code: 'content_too_large' } });
    for (const path of ['nothing', 'docs']) expect(await read(path)).toMatchObject({ status: 404, body: { code: 'file_not_found' } });
    expect(await read('docs.md', 'nothing')).toMatchObject({ status: 404, body: { code: 'file_not_found' } });
    expect(await people['odd']!.get(`${at['odd']}/files?ref=nothing`)).toMatchObject({ status: 404, body: { code: 'ref_not_found' } });
    expect(await people['odd']!.get(`${at['odd']}/commits?ref=nothing`)).toMatchObject({ status: 404, body: { code: 'ref_not_found' } });
    expect(await people['odd']!.get(`${at['odd']}/files?ref=${'0'.repeat(39)}1`)).toMatchObject({
      status: 404,
      body: { code: 'ref_not_found' },
    });
  });

  test('a path or ref that could mean something else is refused before anything is asked', async () => {
    const before = provider.requests.length;
    const paths = ['../x', 'a/../b', '..', '.', './a', 'a/', '/a', '//', 'a//b', 'a\nb', 'a\rb', 'a\u0000b', 'a\u2028b', 'x'.repeat(1025)];
    const refs = [
      'a..b',
      'a b',
      '-a',
      'a~1',
      'a^',
      'a:b',
      'a?',
      'a*',
      'a[',
      'a\\b',
      'a@{1}',
      'a//b',
      '/a',
      'a/',
      '.a',
      'a.',
      'a.lock',
      'a/.b',
      'a\u0007',
      'a\u202e',
      'x'.repeat(256),
    ];
    for (const what of ['files', 'commits', 'content']) {
      for (const path of paths)
        expect([path, (await viewer.get(`${at['orders']}/${what}?path=${inUrl(path)}`)).status]).toEqual([path, 400]);
      for (const ref of refs)
        expect([ref, (await viewer.get(`${at['orders']}/${what}?path=a&ref=${inUrl(ref)}`)).status]).toEqual([ref, 400]);
      expect((await viewer.get(`${at['orders']}/${what}?path=a&surprise=1`)).status).toBe(400);
      expect((await viewer.get(`${at['orders']}/${what}?path=a&path=b`)).status).toBe(400);
    }
    expect((await viewer.get(`${at['orders']}/content`)).status).toBe(400);
    expect((await viewer.get(`${at['orders']}/content?path=`)).status).toBe(400);
    for (const limit of ['0', '101', '-1', 'x', '1.5']) expect((await viewer.get(`${at['orders']}/files?limit=${limit}`)).status).toBe(400);
    expect(provider.requests).toHaveLength(before);
  });

  test('a revoked credential reads nothing more, what was just read included', async () => {
    const person = await world.person();
    const id = await world.connected(person, provider, 'long');
    const page = await person.get(`/repositories/${id}/files?limit=5`);
    const { credential_id } = (await person.get(`/repositories/${id}`)).body;
    await person.post(`/credentials/${credential_id}/revoke`);
    const next = await person.get(`/repositories/${id}/files?limit=5&cursor=${page.body.next_cursor}`);
    expect(next).toMatchObject({ status: 409, body: { code: 'credential_revoked' } });
  });
});
