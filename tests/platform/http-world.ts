import { buildApp, type House } from '../../server/app.ts';
import { newId } from '../../server/core/ids.ts';
import { type Clock, systemClock } from '../../server/core/clock.ts';
import { readSettings } from '../../server/platform/config/index.ts';
import { connect, type Org } from '../../server/platform/db/index.ts';
import { createOrgTable } from '../../server/platform/db/org-table.ts';
import { type Admission, type Admitted, JwtRing, listen, type Listening, type Role } from '../../server/platform/http/index.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { makeOrg } from '../support/orgs.ts';
import { oddities, type Switches, toys } from './http-toys.ts';

export const secret = 'a signing key for tests, 32 bytes or more';

export interface World {
  database: TestDatabase;
  org: Org;
  neighbour: Org;
  switches: Switches;
  ring: JwtRing;
  /** Sessions by id: change or delete one and it acts on the next request. */
  sessions: Map<string, Admitted>;
  keys: Map<string, Admitted & { hash: Buffer }>;
  lines: { fields: Record<string, unknown>; message: string; level: string }[];
  server: Listening;
  tools: Tools;
  /** A bearer header for a fresh session. */
  as(role: Role, org?: Org, more?: Partial<Admitted>): { authorization: string; user_id: string; sid: string };
  call(
    method: string,
    path: string,
    o?: { headers?: Record<string, string>; body?: unknown; raw?: string | Buffer },
  ): Promise<{ status: number; headers: Headers; body: any; text: string }>;
  close(): Promise<void>;
}

/** The toy house over real HTTP and a real database. */
export async function openWorld(change: Partial<House> & { clock?: Clock } = {}): Promise<World> {
  const database = await cloneDatabase({ min: 0, max: 8 });
  const owner = connect(database.roles.owner, { min: 0, max: 1 });
  await createOrgTable(owner, 'toys', 'name text not null, version integer not null, hidden text, unique (org_id, id, version)');
  await owner.destroy();
  const [org, neighbour] = [await makeOrg(database), await makeOrg(database)];
  const switches: Switches = { handled: 0 };
  const sessions = new Map<string, Admitted>();
  const keys: World['keys'] = new Map();
  const lines: World['lines'] = [];
  const say = (level: string) => (fields: unknown, message?: unknown) =>
    void lines.push(
      typeof fields === 'string'
        ? { fields: {}, message: fields, level }
        : { fields: fields as Record<string, unknown>, message: String(message), level },
    );
  const log = { trace: say('trace'), debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error'), fatal: say('fatal') };
  const settings = readSettings({
    JWT_SIGNING_KEY: secret,
    CURSOR_SECRET: `${secret} cursors`,
    CORS_ALLOWED_ORIGINS: 'http://localhost:19006, ,https://app.axly.pro/',
  });
  const tools = {
    settings,
    log,
    db: database.db,
    clock: change.clock ?? systemClock,
    metrics: { count: () => {}, observe: () => {} },
  } as unknown as Tools;
  const admission: Admission = {
    session: async ({ sid }) => sessions.get(sid),
    apiKey: async (keyId, hash) => {
      const key = keys.get(keyId);
      return key?.hash.equals(hash) ? key : undefined;
    },
  };
  const app = buildApp({ modules: [toys(switches), oddities(switches)], tools, admission, checks: [], ...change });
  const server = await listen(app, { port: 0, host: '127.0.0.1' });
  const ring = new JwtRing([secret]);
  return {
    database,
    org,
    neighbour,
    switches,
    ring,
    sessions,
    keys,
    lines,
    server,
    tools,
    as: (role, at = org, more = {}) => {
      const [user_id, sid] = [newId(), newId()];
      sessions.set(sid, { user_id, org_id: at.id, role, org_status: 'active', modules: ['vehicles'], session_id: sid, ...more });
      return { authorization: `Bearer ${ring.sign({ sub: user_id, org_id: at.id, sid }, 600)}`, user_id, sid };
    },
    call: async (method, path, { headers = {}, body, raw } = {}) => {
      const { user_id: _user, sid: _sid, ...sent } = headers;
      const response = await fetch(server.url + path, {
        method,
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...sent },
        redirect: 'manual',
        ...((body ?? raw) !== undefined && { body: (raw as string | undefined) ?? JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: text !== '' && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined,
      };
    },
    close: async () => {
      await server.close();
      await database.drop();
    },
  };
}
