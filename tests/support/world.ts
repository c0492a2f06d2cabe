import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { buildApp } from '../../server/app.ts';
import { newId } from '../../server/core/ids.ts';
import { modules } from '../../server/modules/index.ts';
import { accessTokens, admission } from '../../server/modules/identity/index.ts';
import { openTools } from '../../server/open-tools.ts';
import { readSettings, type Settings } from '../../server/platform/config/index.ts';
import type { Blobs } from '../../server/platform/blobs/index.ts';
import type { Org } from '../../server/platform/db/index.ts';
import { type Listening, listen, type Rates, type Role } from '../../server/platform/http/index.ts';
import type { Letter } from '../../server/platform/mail/index.ts';
import type { Module } from '../../server/platform/module.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { Closing } from '../../server/run/closing.ts';
import { cloneDatabase, type TestDatabase } from './database.ts';
import { judgeLines, quietLog } from './log.ts';

/** What came back over HTTP. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // eslint-disable-next-line typescript/no-explicit-any -- a test says what it expects of the body
  body: any;
}

type Call = (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

/** Somebody who calls the API. */
export interface Person {
  user_id: string;
  org_id: string;
  session_id: string;
  email: string;
  token: string;
  role: Role;
  org: Org;
  get: Call;
  post: Call;
  put: Call;
  patch: Call;
  delete: Call;
}

export interface World {
  url: string;
  tools: Tools;
  settings: Settings;
  database: TestDatabase;
  /** Mail that would have left, in order. */
  letters: Letter[];
  /** A person with this role in a fresh organisation, or in that of somebody else. */
  person(role?: Role, at?: { org_id: string }): Promise<Person>;
  /** A call by nobody, or with headers of your own. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

export interface WorldOptions {
  settings?: Record<string, string>;
  modules?: readonly Module[];
  /** Other tools than the real ones. */
  tools?: Partial<Tools>;
  blobs?: Blobs;
  rates?: Partial<Rates>;
  pool?: { min: number; max: number };
  /** Runs the jobs of the modules as well. */
  worker?: boolean;
}

const secret = () => randomBytes(32).toString('hex');

/** The whole house over real HTTP with a database of its own; mail is kept in `letters`. Close it in afterAll. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  await using opening = new AsyncDisposableStack();
  opening.defer(judgeLines);
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'longhouse-world-'));
  opening.defer(() => fs.rmSync(dir, { recursive: true, force: true }));
  const database = await cloneDatabase(options.pool);
  opening.defer(() => database.drop());
  const settings = readSettings({
    LONGHOUSE_DIR: dir,
    JWT_SIGNING_KEY: secret(),
    PIN_PEPPER: secret(),
    CURSOR_SECRET: secret(),
    STAFF_SESSION_SECRET: secret(),
    LOCAL_KEY_FILE: path.join(dir, 'key'),
    ASSETS_BLOB_CONNECTION: process.env['LONGHOUSE_TEST_BLOBS'] ?? '',
    LOG_LEVEL: 'trace',
    ...options.settings,
  });
  const closing = new Closing();
  opening.defer(() => closing.close());
  const letters: Letter[] = [];
  const built = await openTools(
    settings,
    { database: (role) => database.roles[role], log: quietLog, ...(options.blobs && { blobs: options.blobs }) },
    closing,
  );
  const tools: Tools = {
    ...built,
    mail: { ...built.mail, send: async (_db, letter) => void letters.push(letter), jobs: [], sweeps: [] },
    ...options.tools,
  };
  const served = options.modules ?? modules;
  const server = await listen(
    buildApp({ modules: served, tools, admission: admission(tools), checks: [], ...(options.rates && { rates: options.rates }) }),
    { port: 0, host: '127.0.0.1' },
  );
  opening.defer(() => server.close());
  if (options.worker)
    tools.jobs.work(
      tools,
      served.flatMap((module) => module.jobs ?? []),
      [],
    );
  const call = caller(server);
  const opened = opening.move();
  return {
    url: server.url,
    tools,
    settings,
    database,
    letters,
    call,
    person: (role = 'owner', at) => arrive(database, tools, call, role, at?.org_id),
    close: () => opened.disposeAsync(),
  };
}

function caller(server: Listening): World['call'] {
  return async (method, at, body, headers = {}) => {
    const json = body !== undefined && !Buffer.isBuffer(body);
    const response = await fetch(server.url + at, {
      method,
      redirect: 'manual',
      headers: { ...(json && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: json ? JSON.stringify(body) : (body as Buffer<ArrayBuffer>) }),
    });
    const text = await response.text();
    const isJson = text !== '' && response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
  };
}

async function arrive(database: TestDatabase, tools: Tools, call: World['call'], role: Role, orgId: string | undefined): Promise<Person> {
  const [user_id, session_id, org_id] = [newId(), newId(), orgId ?? newId()];
  const email = `${role}-${user_id.slice(-12)}@example.test`;
  if (orgId === undefined)
    await database.sql('insert into app.orgs (id, slug, name) values ($1, $2, $2)', [org_id, `org-${org_id.slice(-12)}`]);
  await database.sql(
    `with u as (insert into app.users (id, email) values ($2, $4) returning id),
       m as (insert into app.memberships (org_id, id, user_id, role) select $1, $3, u.id, $5 from u)
     insert into app.sessions (org_id, id, user_id, expires_at) select $1, $3, u.id, now() + interval '1 day' from u`,
    [org_id, user_id, session_id, email, role],
  );
  const token = accessTokens(tools.settings).sign({ sub: user_id, org_id, sid: session_id }, 600);
  const by =
    (method: string): Call =>
    (at, body, headers) =>
      call(method, `/api/v1${at}`, body, { authorization: `Bearer ${token}`, ...headers });
  const verbs = { get: by('GET'), post: by('POST'), put: by('PUT'), patch: by('PATCH'), delete: by('DELETE') };
  return { user_id, org_id, session_id, email, token, role, org: tools.db.org(org_id, { kind: 'user', id: user_id }), ...verbs };
}
