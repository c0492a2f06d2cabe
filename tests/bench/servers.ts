import http from 'node:http';
import express from 'express';
import jsonwebtoken from 'jsonwebtoken';
import pg from 'pg';
import { newId } from '../../server/core/ids.ts';
import { makeApiKey } from '../../server/platform/http/api-key.ts';
import { columns, type Job, pageSize, shown } from './contract.ts';

const get = `select ${columns} from app.api_keys where org_id = $1 and id = $2`;
const list = `select ${columns} from app.api_keys where org_id = $1 order by id desc limit ${pageSize + 1}`;
const create = `insert into app.api_keys (org_id, id, name, key_id, secret_hash, scopes, created_by) values ($1, $2, $3, $4, $5, $6, $7) returning ${columns}`;

const poolOf = ({ roles, pool }: Job) => {
  const { host, port, database, user, password } = roles.app;
  const open = new pg.Pool({ host, port, database, user, password, max: pool, min: pool } as pg.PoolConfig);
  open.on('error', () => {}); // at the end the database may go first
  return open;
};
const page = (rows: Record<string, unknown>[]) => ({
  data: rows.slice(0, pageSize).map(shown),
  next_cursor: rows.length > pageSize ? Buffer.from(String(rows[pageSize - 1]!['id'])).toString('base64url') : null,
});

/** The limit: node:http and pg with prepared statements, no framework, no sign-in, no row level security. */
export function limitServer(job: Job): http.Server {
  const pool = poolOf(job);
  const ask = (name: string, text: string, values: unknown[]) => pool.query({ name, text, values });
  const answer = async (req: http.IncomingMessage, res: http.ServerResponse): Promise<void> => {
    const [path = '', id] = (req.url ?? '').split('?')[0]!.split(/\/api-keys\/?/);
    const org = String(req.headers['x-org']);
    let body: unknown;
    if (req.method === 'POST') {
      let text = '';
      for await (const part of req) text += String(part);
      const { name, scopes } = JSON.parse(text) as { name: string; scopes: string[] };
      const key = makeApiKey();
      body = shown((await ask('create', create, [org, newId(), name, key.id, key.hash, scopes, req.headers['x-user']])).rows[0]);
    } else if (id) body = shown((await ask('get', get, [org, id])).rows[0]);
    else body = page((await ask('list', list, [org])).rows);
    res.writeHead(path ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  return http.createServer((req, res) => void answer(req, res));
}

/** Express 5, pg and a JWT as usually written: WHERE org_id, no row level security, no audit event, no log line, no rate limit. */
export function expressServer(job: Job): http.Server {
  const pool = poolOf(job);
  const app = express().disable('x-powered-by');
  interface Who {
    sub: string;
    org_id: string;
  }
  app.use((req, res, next) => {
    try {
      res.locals['who'] = jsonwebtoken.verify(String(req.headers.authorization).slice(7), job.secret, { algorithms: ['HS256'] });
      next();
    } catch {
      res.status(401).json({ error: 'unauthorised' });
    }
  });
  const who = (res: express.Response) => res.locals['who'] as Who;
  app.get('/api/v1/api-keys/:id', async (req, res) => {
    const { rows } = await pool.query(get, [who(res).org_id, req.params.id]);
    if (rows.length === 0) return void res.status(404).json({ error: 'not found' });
    res.json(shown(rows[0]));
  });
  app.get('/api/v1/api-keys', async (_req, res) => void res.json(page((await pool.query(list, [who(res).org_id])).rows)));
  app.post('/api/v1/api-keys', express.json(), async (req, res) => {
    const { name, scopes } = req.body as { name?: unknown; scopes?: unknown };
    if (typeof name !== 'string' || !Array.isArray(scopes)) return void res.status(400).json({ error: 'bad request' });
    const key = makeApiKey();
    const { rows } = await pool.query(create, [who(res).org_id, newId(), name, key.id, key.hash, scopes, who(res).sub]);
    res.status(201).json({ ...shown(rows[0]), key: key.key });
  });
  return http.createServer(app);
}
