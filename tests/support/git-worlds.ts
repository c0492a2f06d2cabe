import type http from 'node:http';
import { loadSample, type SampleRepository, startGitHub, textFile } from '../../server/local/sample/index.ts';
import { startAzureDevOps } from './azure-devops.ts';

/** The sample of seeds/sample. */
export const sample = loadSample();
const author = { name: 'Nora', email: 'nora@example.com' };
const date = '2026-01-02T03:04:05Z';
const link = { content: Buffer.from('docs/guide.md'), mode: '120000' as const };
const submodule = { content: Buffer.from('1'.repeat(40)), mode: '160000' as const };

/** Everything a tree can hold: odd names, links, submodules, binary, large and too large files, and a removal. */
const odd: SampleRepository = {
  full_name: 'longhouse-sample/odd',
  default_branch: 'trunk',
  private: false,
  commits: [
    {
      author,
      date,
      message: 'Everything\n\nat once',
      files: {
        'docs/guide.md': textFile('# Guide\n'),
        'docs/ü & ö/50% #1?.txt': textFile('odd name'),
        '<page>.html': textFile('<!DOCTYPE html><title>Sign In</title>'),
        link,
        vendor: submodule,
        'image.png': { content: Buffer.from([0x89, 0x50, 0, 1, 2, 3]), mode: '100644' },
        'run.sh': { content: Buffer.from('#!/bin/sh\n'), mode: '100755' },
        'large.log': textFile('line\n'.repeat(400_000)),
        'huge.log': textFile('x'.repeat(6 * 1024 * 1024)),
        'empty.txt': textFile(''),
      },
    },
    {
      author,
      date: '2026-01-03T03:04:05+02:00',
      message: 'Drop the guide',
      files: { 'docs/guide.md': null, 'image.png': { content: Buffer.from([0, 9]), mode: '100644' } },
    },
  ],
};
const empty: SampleRepository = { full_name: 'longhouse-sample/empty', default_branch: 'main', private: true, commits: [] };

/** Sees every request first; true means that it has answered itself. */
export type Intercept = (req: http.IncomingMessage, res: http.ServerResponse) => boolean;

export interface World {
  url: string;
  requests: string[];
  close(): Promise<void>;
}

/** The same three repositories (orders, odd, empty) at each provider; `bad` are names that are none of its repositories. */
export const gitWorlds = {
  github: {
    start: (intercept: Intercept): Promise<World> =>
      startGitHub({ repositories: [sample.repository, odd, empty], tokens: ['good'], intercept }),
    kind: 'github_pat' as const,
    ref: (name: string) => `longhouse-sample/${name}`,
    bad: ['', 'orders', 'a/b/c', '../orders', 'a/..', 'a/b?c', 'a/b#c', 'a b/c', 'a/b\n', '/a', 'a/'],
  },
  azure_devops: {
    start: (intercept: Intercept): Promise<World> => {
      const repositories = {
        'contoso/Shop Floor/orders': sample.repository,
        'contoso/Shop Floor/odd': odd,
        'contoso/Shop Floor/empty': empty,
      };
      return startAzureDevOps({ repositories, pats: ['good'], intercept });
    },
    kind: 'azdo_pat' as const,
    ref: (name: string) => `contoso/Shop Floor/${name}`,
    bad: ['', 'a/b', 'a/b/c/d', '../b/c', 'a/../c', 'a/b/..', 'a/_apis/c', 'a/b/c?d', 'a/b/c%2f', 'a/b/c\n', 'a//c', 'con toso/b/c'],
  },
};
