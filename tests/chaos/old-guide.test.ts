import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { ended, newFolder, printed, run } from '../local/programs/processes.ts';

// What the guide of the old back end tells its reader to type, with the host changed, against `npm start` on an empty folder.
const dir = newFolder();
const server = run('server/main.ts', [], { PORT: '0', LOG_LEVEL: 'warn', LONGHOUSE_DIR: dir });
afterAll(async () => {
  server.kill('SIGTERM');
  await ended(server);
  fs.rmSync(dir, { recursive: true, force: true });
});

const guide = `
TOKEN=$(curl -s -X POST https://func-gdo-health-prod.azurewebsites.net/api/auth/dev-token \\
  -H "Content-Type: application/json" \\
  -d '{"user_id": "test-user"}' | jq -r '.token')

curl -X POST https://func-gdo-health-prod.azurewebsites.net/api/save_session_summary \\
  -H "Authorization: Bearer $TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{"session_id": "test-123", "summary": "Test session summary"}'
`;
const typed = (text: string, url: string): string =>
  spawnSync('bash', ['-euo', 'pipefail', '-c', text.replaceAll('https://func-gdo-health-prod.azurewebsites.net', url)], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], no_proxy: '*' },
  }).stdout;
const ifTyped = typed('command -v curl jq', '').trim().split('\n').length === 2 ? test : test.skip;

ifTyped(
  'the calls that the old client’s guide spells out work on a server just started, and its two questions to the database',
  async () => {
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(await printed(server, /Longhouse is up/)) ?? [];
    expect(typed('curl -s https://func-gdo-health-prod.azurewebsites.net/api/test', url)).toBe('{"status":"ok"}');
    expect(typed(guide, url)).toBe('{"status":"ok"}');
    expect(typed(guide, url)).toBe('{"status":"ok"}');

    const { postgres } = JSON.parse(fs.readFileSync(path.join(dir, 'run.json'), 'utf8')) as { postgres: { host: string; port: number } };
    const password = fs.readFileSync(path.join(dir, 'superuser-password'), 'utf8').trim();
    const client = new pg.Client({ ...postgres, user: 'postgres', password, database: 'longhouse', options: '-c search_path=app' });
    await client.connect();
    const answers = await client.query('SELECT * FROM users; SELECT * FROM session_summaries;');
    await client.end();
    const [users, summaries] = answers as unknown as pg.QueryResult<Record<string, unknown>>[];
    const user = users?.rows.find(({ external_id }) => external_id === 'test-user');
    expect(user).toMatchObject({ email: null });
    const theirs = summaries?.rows.filter(({ user_id }) => user_id === user?.['id']) ?? [];
    expect(theirs).toHaveLength(1);
    const kept = theirs[0]?.['summary'] as Buffer;
    expect([Buffer.isBuffer(kept), kept.includes('Test session summary')]).toEqual([true, false]);
  },
);
