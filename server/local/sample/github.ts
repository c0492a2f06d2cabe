import http from 'node:http';
import type { AddressInfo } from 'node:net';
import jwt from 'jsonwebtoken';
import { fault, idOf } from './github-answers.ts';
import { answerFor, type Reply } from './github-routes.ts';
import { History } from './history.ts';
import type { SampleRepository } from './types.ts';

/** What the server has and whom it lets in. `app` adds a GitHub App whose JWTs are checked against its public key (PEM). */
export interface GitHubOptions {
  repositories: SampleRepository[];
  tokens: string[];
  app?: { app_id: string; installation_id: string; public_key: string };
  /** From how many entries on a recursive tree is cut off; GitHub's own limit by default. */
  truncate_trees_at?: number;
  /** Sees every request first; true means that it has answered itself. */
  intercept?: (req: http.IncomingMessage, res: http.ServerResponse) => boolean;
}

/** A running server. `requests` are "METHOD path" in the order they came. */
export interface SampleGitHub {
  url: string;
  requests: string[];
  close(): Promise<void>;
}

const perHour = 5_000;

/**
 * Starts a small GitHub on loopback: the part of its REST interface that reads repositories, with its real shapes, ids and errors. Port 0
 * means any free one.
 */
export async function startGitHub(options: GitHubOptions, port = 0): Promise<SampleGitHub> {
  const histories = new Map(options.repositories.map((one) => [one.full_name.toLowerCase(), new History(one)]));
  const tokens = new Set(options.tokens);
  const issued = new Set<string>();
  const requests: string[] = [];
  let origin = '';
  let used = 0;

  function issue(authorization: string): Reply {
    const { app } = options;
    try {
      if (app === undefined) throw new Error('no app');
      const { iss } = jwt.verify(authorization.replace(/^bearer /i, ''), app.public_key, { algorithms: ['RS256'] }) as jwt.JwtPayload;
      if (iss !== app.app_id) throw new Error('another app');
    } catch {
      return fault(401, 'A JSON web token could not be decoded');
    }
    const token = `ghs_sample${issued.size + 1}`;
    issued.add(token);
    const expires_at = new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+Z$/, 'Z');
    return {
      status: 201,
      body: { token, expires_at, permissions: { contents: 'read', metadata: 'read' }, repository_selection: 'selected' },
    };
  }

  function user(token: string): Reply {
    if (issued.has(token)) return fault(403, 'Resource not accessible by integration');
    const headers = { 'x-oauth-scopes': 'repo, read:org', 'github-authentication-token-expiration': '2030-01-31 12:00:00 UTC' };
    return { status: 200, body: { login: 'sample-user', id: idOf('sample-user'), type: 'User' }, headers };
  }

  function installation(token: string): Reply {
    if (!issued.has(token))
      return fault(403, 'You must authenticate with an installation access token in order to list repositories for an installation.');
    const repositories = [...histories.values()].map(({ about }) => ({
      full_name: about.full_name,
      owner: { login: about.full_name.split('/')[0] },
    }));
    return { status: 200, body: { total_count: repositories.length, repositories } };
  }

  function answer(req: http.IncomingMessage): Reply {
    const url = new URL(req.url ?? '/', origin);
    const parts = url.pathname
      .split('/')
      .filter(Boolean)
      .flatMap((part) => decodeURIComponent(part).split('/'));
    const authorization = req.headers.authorization ?? '';
    if (
      req.method === 'POST' &&
      options.app !== undefined &&
      url.pathname === `/app/installations/${options.app.installation_id}/access_tokens`
    ) {
      return issue(authorization);
    }
    const token = authorization.replace(/^(token|bearer) /i, '');
    const known = tokens.has(token) || issued.has(token);
    if (authorization !== '' && !known) return fault(401, 'Bad credentials');
    if (url.pathname === '/user') return known ? user(token) : fault(401, 'Requires authentication');
    if (url.pathname === '/installation/repositories') return installation(token);
    const history = parts[0] === 'repos' ? histories.get(`${parts[1]}/${parts[2]}`.toLowerCase()) : undefined;
    if (history === undefined || (history.about.private && !known)) return fault(404, 'Not Found');
    const rest = { query: url.searchParams, accept: req.headers.accept ?? '', truncate_trees_at: options.truncate_trees_at ?? 100_000 };
    return answerFor({ origin, history, parts: parts.slice(3), ...rest });
  }

  function limits(): Record<string, string> {
    used += 1;
    const reset = String(Math.ceil(Date.now() / 3_600_000) * 3600);
    const remaining = String(Math.max(perHour - used, 0));
    return {
      'x-ratelimit-limit': String(perHour),
      'x-ratelimit-remaining': remaining,
      'x-ratelimit-reset': reset,
      'x-ratelimit-used': String(used),
      'x-ratelimit-resource': 'core',
    };
  }

  const server = http.createServer((req, res) => {
    requests.push(`${req.method} ${req.url}`);
    if (options.intercept?.(req, res) === true) return;
    const { status, body, headers = {} } = answer(req);
    const type = { 'content-type': 'application/json; charset=utf-8' };
    res.writeHead(status, { ...type, 'x-github-media-type': 'github.v3; format=json', ...limits(), ...headers });
    res.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: origin, requests, close };
}
