import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { AzureDevOpsClient, GitHubClient } from '../../server/modules/git/index.ts';
import { knexConfig } from '../../server/platform/db/index.ts';
import { importsOf, sourcesIn } from '../house/sources.ts';

test('the providers have the promised names and questions', () => {
  for (const client of [GitHubClient, AzureDevOpsClient])
    for (const question of ['listFiles', 'getFileContent', 'listCommits'])
      expect([client.name, question, typeof (client.prototype as unknown as Record<string, unknown>)[question]]).toEqual([
        client.name,
        question,
        'function',
      ]);
  expect([GitHubClient.name, AzureDevOpsClient.name]).toEqual(['GitHubClient', 'AzureDevOpsClient']);
  const types = fs.readFileSync('server/modules/git/types.ts', 'utf8');
  for (const name of ['GitProvider', 'FileMeta', 'CommitMeta']) expect(types).toContain(`export interface ${name} `);
});

test('no module touches the disk or starts a program', () => {
  const forbidden = /^node:(?:fs|child_process|worker_threads)/;
  const touching = sourcesIn('server/modules').flatMap((file) =>
    importsOf(file)
      .filter(({ to }) => forbidden.test(to))
      .map(({ to }) => `${file}: ${to}`),
  );
  expect(touching).toEqual([]);
  expect(
    importsOf('server/modules/git/clone.ts', "import { spawn } from 'node:child_process'").map(({ to }) => forbidden.test(to)),
  ).toEqual([true]);
});

test('a pooled connection is kept alive, and let go before the network forgets it', () => {
  const { pool, connection } = knexConfig(
    { host: 'h', port: 5432, database: 'd', user: 'u', ssl: false, entra: false, source: 'DB_URI' },
    { min: 1, max: 10 },
  );
  expect(connection).toMatchObject({ keepAlive: true });
  expect(pool?.idleTimeoutMillis).toBeLessThan(4 * 60_000);
});

test('the licence is Apache-2.0', () => {
  const licence = fs.readFileSync('LICENSE', 'utf8');
  expect(licence).toContain('Apache License');
  expect(licence).toContain('Copyright 2026 the Longhouse authors');
  expect(JSON.parse(fs.readFileSync('package.json', 'utf8'))).toMatchObject({ license: 'Apache-2.0' });
});

test('the scripts that a pipeline calls are there', async () => {
  const { scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  expect(Object.keys(scripts)).toEqual(
    expect.arrayContaining(['start', 'test', 'typecheck', 'lint', 'bench', 'demo', 'settings', 'rewrap']),
  );
  expect(fs.readFileSync('.ci/run', 'utf8')).toMatch(/npm run [^]*^suite test --coverage/m);
  const { default: jest } = (await import('../../jest.config.js' as string)) as {
    default: { coverageThreshold: { global: { lines: number } } };
  };
  expect(jest.coverageThreshold.global.lines).toBeGreaterThanOrEqual(90);
});
