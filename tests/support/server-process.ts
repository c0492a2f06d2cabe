import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { newId } from '../../server/core/ids.ts';
import { accessTokens } from '../../server/modules/identity/index.ts';
import { type Database, type DatabaseRole, readSettings } from '../../server/platform/config/index.ts';
import { ended, newFolder, npmStart, printed } from '../local/programs/processes.ts';

/** One process of the product, as `npm start` runs it. */
export interface ServerProcess {
  url: string;
  pid: number;
  /** What it has printed and logged so far. */
  said(): string;
  /** Resolves with its exit code, or the signal that ended it. */
  ended: Promise<number | string | null>;
  /** Sends the signal (SIGTERM) and waits; answers how it ended and the time it took in ms. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | string | null; ms: number }>;
}

/** Somebody with an access token in an organisation of their own. */
export interface Member {
  org_id: string;
  user_id: string;
  authorization: string;
}

/** Starts processes of the product on one database; they share secrets, key file and blobs, and nothing else. */
export interface Servers {
  /** `settings` beside the shared ones, such as `LONGHOUSE_ROLES: 'worker'`. The same `name` is the same data folder. */
  start(settings?: Record<string, string>, name?: string): Promise<ServerProcess>;
  member(role?: string): Promise<Member>;
  /** Kills what still runs and removes the data folders. */
  close(): Promise<void>;
}

type Sql = (text: string, values?: unknown[]) => Promise<unknown[]>;

/** Opens it on the database where these roles connect, which has the schema already; `sql` runs as superuser there. */
export function openServers(at: { roles: Record<DatabaseRole, Database>; sql: Sql }, shared: Record<string, string> = {}): Servers {
  const home = newFolder();
  const running = new Set<ChildProcess>();
  const secret = (): string => randomBytes(32).toString('hex');
  const settings: Record<string, string> = {
    ...connections(at.roles),
    JWT_SIGNING_KEY: secret(),
    PIN_PEPPER: secret(),
    CURSOR_SECRET: secret(),
    STAFF_SESSION_SECRET: secret(),
    LOCAL_KEY_FILE: path.join(home, 'organisations.key'),
    ASSETS_BLOB_CONNECTION: process.env['LONGHOUSE_TEST_BLOBS'] ?? '',
    LOG_LEVEL: 'warn',
    LONGHOUSE_ROLES: 'api,worker',
    ...shared,
  };
  let folders = 0;

  async function start(more: Record<string, string> = {}, name?: string): Promise<ServerProcess> {
    folders += 1;
    const dir = path.join(home, name ?? `server-${folders}`);
    fs.mkdirSync(dir, { recursive: true, mode: 0o711 });
    // Nothing is seeded where the demo's file is there.
    fs.writeFileSync(path.join(dir, 'demo.json'), '{"url":"","email":"","password":"","org_slug":"","api_key":""}');
    const child = npmStart({ PORT: '0', LONGHOUSE_DIR: dir, ...settings, ...more });
    running.add(child);
    const end = ended(child);
    void end.then(() => running.delete(child));
    let said = '';
    const hear = (text: string): void => void (said += text);
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await printed(child, /Longhouse is up/))![0];
    const stop: ServerProcess['stop'] = async (signal = 'SIGTERM') => {
      const began = performance.now();
      child.kill(signal);
      return { code: await end, ms: performance.now() - began };
    };
    return { url, pid: child.pid!, said: () => said, ended: end, stop };
  }

  return {
    start,
    async member(role = 'owner') {
      const [org_id, user_id, session_id] = [newId(), newId(), newId()];
      await at.sql(
        `with o as (insert into app.orgs (id, slug, name) values ($1, $2, $2) returning id),
           u as (insert into app.users (id, email) values ($3, $2 || '@example.test') returning id),
           m as (insert into app.memberships (org_id, id, user_id, role) select o.id, $4, u.id, $5 from o, u)
         insert into app.sessions (org_id, id, user_id, expires_at) select o.id, $4, u.id, now() + interval '1 day' from o, u`,
        [org_id, `org-${org_id.slice(-12)}`, user_id, session_id, role],
      );
      const token = accessTokens(readSettings(settings)).sign({ sub: user_id, org_id, sid: session_id }, 36_000);
      return { org_id, user_id, authorization: `Bearer ${token}` };
    },
    async close() {
      const ends = [...running].map(ended);
      for (const child of running) child.kill('SIGKILL');
      await Promise.all(ends);
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Where each role connects, as settings. */
function connections(roles: Record<DatabaseRole, Database>): Record<string, string> {
  const { app, auth, staff, owner } = roles;
  const password = (of: Database): string => String(of.password);
  return {
    DB_URI: `postgresql://${app.user}:${password(app)}@${app.host}:${app.port}/${app.database}`,
    DB_AUTH_USER: auth.user,
    DB_AUTH_PASSWORD: password(auth),
    DB_STAFF_USER: staff.user,
    DB_STAFF_PASSWORD: password(staff),
    DB_OWNER_USER: owner.user,
    DB_OWNER_PASSWORD: password(owner),
  };
}
