import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../server/local/postgres.ts';
import { newPasswords, provision } from '../../server/local/provision.ts';
import type { Database, DatabaseRole } from '../../server/platform/config/index.ts';
import { connect } from '../../server/platform/db/index.ts';

export interface BenchDatabase {
  roles: Record<DatabaseRole, Database>;
  /** As longhouse_app, but past row level security. */
  unguarded: Database;
  /** Organisations and keys to ask for. */
  samples: { org_id: string; user_id: string; session_id: string; key_id: string }[];
  stop(): Promise<void>;
}

/** A real Postgres with `rows` API keys spread evenly over `orgs` organisations, each with one owner who is signed in. */
export async function openBenchDatabase(rows: number, orgs: number): Promise<BenchDatabase> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'longhouse-bench-'));
  fs.chmodSync(dir, 0o755);
  const server = await startPostgres({ dir, durable: false });
  const roles = await provision(server, 'bench', newPasswords());
  const owner = connect(roles.owner, { min: 0, max: 1 });
  await owner.migrate.latest();
  await owner.destroy();
  const client = new pg.Client({ host: server.host, port: server.port, user: server.user, password: server.password, database: 'bench' });
  await client.connect();
  const unguarded = { ...roles.app, user: 'bench_unguarded' };
  await client.query(
    `create role bench_unguarded login bypassrls password ${client.escapeLiteral(String(roles.app.password))} in role longhouse_app`,
  );
  await client.query(seed, [orgs, rows]);
  await client.query('vacuum analyze app.api_keys');
  await client.query('analyze');
  const { rows: samples } = await client.query(
    `select distinct on (k.org_id) k.org_id, k.created_by as user_id, s.id as session_id, k.id as key_id
     from app.api_keys k join app.sessions s on s.org_id = k.org_id order by k.org_id limit 1000`,
  );
  await client.end();
  return {
    roles,
    unguarded,
    samples,
    stop: async () => {
      await server.stop();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

const seed = `
  with o as (insert into app.orgs (id, slug, name) select gen_random_uuid(), 'org-' || n, 'Organisation ' || n from generate_series(1, $1::int) n returning id),
    u as (insert into app.users (id, email) select id, id || '@example.test' from o returning id),
    m as (insert into app.memberships (org_id, id, user_id, role) select id, id, id, 'owner' from u),
    s as (insert into app.sessions (org_id, id, user_id, expires_at) select id, id, id, now() + interval '1 day' from u)
  insert into app.api_keys (org_id, id, name, key_id, secret_hash, scopes, created_by, created_at)
  select u.id, gen_random_uuid(), 'key ' || n, substr(md5(u.id::text || n), 1, 12), '\\x00', array['reports:read', 'assets:read'], u.id, now() - n * interval '1 second'
  from u, generate_series(1, $2::int / $1::int) n`;
