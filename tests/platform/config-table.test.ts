import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import {
  describeSettings,
  readSettings,
  settingNames,
  settingsMarkdown,
  settingsTable,
  type SettingRow,
} from '../../server/platform/config/index.ts';

const marked = 'zq7-Marker';
const filled = {
  JWT_SECRET: marked,
  OPENAI_KEY: marked,
  JWT_PREVIOUS_SECRETS: `${marked},${marked}2`,
  SMTP_URL: `smtp://me:${marked}@host`,
  TEST_DB_URI: marked,
  PORT: '9000',
  OPENAI_BASE_URL: `https://me:a@${marked}@ai.example.com`,
  AZURE_POSTGRESQL_CONNECTIONSTRING: `host=h dbname=d user=u password = 'a ${marked}'`,
  LONGHOUSE_DIR: `/srv/${'long/'.repeat(60)}`,
};

test('the table has every setting, its source and value, no secret, and fits 120 columns', () => {
  const settings = readSettings(filled);
  const table = settingsTable(describeSettings(settings));
  for (const line of table.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  for (const name of settingNames) expect(table).toMatch(new RegExp(`^${name}( |$)`, 'm'));
  expect(table).toMatch(/^PORT +0\.\.65535 +8080 +env +9000$/m);
  expect(table).toMatch(/^OPENAI_API_KEY +text +secret +alias +\(set\)$/m);
  expect(table + JSON.stringify(describeSettings(settings))).not.toContain(marked);
});

test('the README table tells type, default, secrecy, meaning and the production rule of each', () => {
  const lines = settingsMarkdown().split('\n');
  expect(lines).toHaveLength(settingNames.length + 2);
  expect(lines).toContain('| `PORT` | 0..65535 | `8080` |  | Port to listen on; 0 takes any free one. |  |');
  expect(lines.find((line) => line.startsWith('| `OPENAI_API_KEY`'))).toContain('| yes | ');
  expect(lines.find((line) => line.startsWith('| `OPENAI_API_KEY`'))).toContain('Old name: `OPENAI_KEY`');
  expect(lines.find((line) => line.startsWith('| `LOCAL_KEY_FILE`'))).toMatch(/\| refused \|$/);
  for (const line of lines) expect(line.replaceAll('\\|', '').split('|')).toHaveLength(8);
});

test('npm run settings --json prints rows, warnings and faults, and ends with 1 when something is refused', () => {
  const file = path.resolve('server/cli/settings.ts');
  const run = (env: Record<string, string>): string =>
    execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', file, '--json'], {
      env,
      encoding: 'utf8',
      cwd: path.dirname(file),
    });
  const good = JSON.parse(run(filled)) as { settings: SettingRow[]; warnings: string[]; faults: string[] };
  expect(good.settings.map(({ name }) => name)).toEqual(settingNames);
  expect(good.faults).toEqual([]);
  expect(good.warnings).toHaveLength(1);
  expect(() => run({ PORT: 'x' })).toThrow(expect.objectContaining({ status: 1, stdout: expect.stringContaining('PORT must be') }));
});
