import { expect, test } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { readSettings, settingNames, settingsMarkdown } from '../../server/platform/config/index.ts';

/** The names that deployments, the old back ends and the documentation rely on: to drop one breaks somebody's start. */
const promised = `NODE_ENV PORT HOST PUBLIC_URL LONGHOUSE_DIR LONGHOUSE_ROLES MODULES CORS_ALLOWED_ORIGINS DB_POOL_MIN DB_POOL_MAX
  AZURE_POSTGRESQL_CONNECTIONSTRING DB_HOST DB_USER DB_NAME DB_URI POSTGRES_HOST POSTGRES_DB POSTGRES_USER POSTGRES_PASSWORD
  DB_AUTH_USER DB_AUTH_PASSWORD DB_AUTH_CLIENT_ID DB_STAFF_USER DB_STAFF_PASSWORD DB_STAFF_CLIENT_ID DB_OWNER_USER DB_OWNER_PASSWORD
  DB_OWNER_CLIENT_ID TEST_DB_URI AZURE_CLIENT_ID KEY_VAULT_URL KEY_VAULT_KEY_NAME LOCAL_KEY_FILE PIN_PEPPER PIN_EXP_MINUTES CURSOR_SECRET
  STAFF_SESSION_SECRET JWT_SIGNING_KEY JWT_SECRET JWT_PREVIOUS_SECRETS JWT_LEGACY_ORG JWT_LEGACY_UNTIL LEGACY_ORG_INTAKE LEGACY_TOKEN_DAYS
  SENDGRID_KEY SMTP_URL MAIL_FROM ASSETS_BLOB_ACCOUNT_URL ASSETS_BLOB_CONNECTION ALLOW_BLOB_CONNECTION_STRING ASSETS_CONTAINER_MOD_DOCS
  ASSETS_CONTAINER_SERVICE_DOCS ASSETS_CONTAINER_UPLOADS ASSETS_CONTAINER_REPORTS OPENAI_API_KEY OPENAI_BASE_URL OPENAI_MODEL
  OPENAI_TRANSCRIBE_MODEL GIT_ALLOWED_HOSTS APPLICATIONINSIGHTS_CONNECTION_STRING OTEL_EXPORTER_OTLP_ENDPOINT LOG_LEVEL`.split(/\s+/);

/** Files beside config/read.ts that may look at the environment, each with its reason. */
const mayLook: Record<string, string> = {
  'server/platform/config/read.ts': 'it is the reader',
  'server/local/bootstrap.mjs': 'it runs before anything is installed, and asks which npm started it',
  'server/local/postgres.ts': 'a child process gets the PATH and nothing else',
  'server/local/postgres-folder.ts': 'a child process gets the PATH and nothing else',
  'server/local/azurite.ts': 'a child process gets the PATH and nothing else',
  'server/local/own-server.ts': 'a child process gets the PATH and nothing else but our settings',
};

const looks =
  /process\s*\??\.\s*env\b|process\[|(?:\{[^}]*\benv\b[^}]*\}|\benv)\s*from 'node:process'|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/;

const sources = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|js|mjs)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name).replaceAll(path.sep, '/'))
    .filter((file) => !file.includes('node_modules'));

test('only config/read.ts reads the environment', () => {
  const files = [...['server', 'migrations', 'seeds'].flatMap(sources), 'knexfile.js'];
  const looking = files.filter((file) => looks.test(fs.readFileSync(file, 'utf8')));
  const strangers = looking.filter((file) => !(file in mayLook));
  const stale = Object.keys(mayLook).filter((file) => !looking.includes(file));
  expect({ strangers, stale, rule: 'take a value from Settings: one list says what there is, checks it and hides secrets' }).toMatchObject({
    strangers: [],
    stale: [],
  });
});

test('every promised name is in the list of settings', () => {
  const missing = promised.filter((name) => !settingNames.some((known) => known === name));
  expect({ missing, rule: 'a promised name stays: add it to platform/config/list, or an alias' }).toMatchObject({ missing: [] });
});

test('.env.example names every setting but NODE_ENV, and starts as it is', () => {
  const example = fs.readFileSync('.env.example', 'utf8');
  const named = [...example.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
  expect(named).toHaveLength(settingNames.length - 1);
  expect(new Set(named)).toEqual(new Set(settingNames.filter((name) => name !== 'NODE_ENV')));
  const uncommented = parseEnv(example.replace(/^#(?=[A-Z][A-Z0-9_]+=)/gm, ''));
  const { sources: _fromFile, ...asWritten } = readSettings(uncommented);
  const { sources: _fromNowhere, ...defaults } = readSettings({});
  expect(asWritten).toEqual(defaults);
});

test('the README holds the table of the list', () => {
  const readme = fs.existsSync('README.md') ? fs.readFileSync('README.md', 'utf8') : settingsMarkdown();
  const rule = 'put the output of `npm run settings -- --markdown` into the README: the list is the source';
  expect({ inStep: readme.includes(settingsMarkdown()), rule }).toMatchObject({ inStep: true });
});
