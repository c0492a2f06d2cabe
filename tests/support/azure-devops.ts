import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { History, type Recorded, type SampleRepository } from '../../server/local/sample/index.ts';
import * as answers from './azure-devops-answers.ts';
import { fault } from './azure-devops-answers.ts';

/** What the server has, by "organisation/project/name", and whom it lets in. `entra` is the application that may ask for tokens. */
export interface AzureDevOpsOptions {
  repositories: Record<string, SampleRepository>;
  pats: string[];
  entra?: { tenant_id: string; client_id: string; client_secret: string };
  /** Sees every request first; true means that it has answered itself. */
  intercept?: (req: http.IncomingMessage, res: http.ServerResponse) => boolean;
}

export interface FakeAzureDevOps {
  url: string;
  requests: string[];
  close(): Promise<void>;
}

interface Reply {
  status: number;
  body: unknown;
  type?: string;
}

const ok = (body: unknown): Reply => ({ status: 200, body });
const signIn: Reply = {
  status: 203,
  body: '<!DOCTYPE html><html><head><title>Azure DevOps Services | Sign In</title></head><body></body></html>',
  type: 'text/html; charset=utf-8',
};
const noItem = () =>
  fault(404, 'GitItemNotFoundException', 'TF401174: The item could not be found in the repository at the version specified.');
const noVersion = () =>
  fault(404, 'GitUnresolvableToCommitException', 'TF401175: The version descriptor could not be resolved to a version in the repository.');
const noRepository = () =>
  fault(
    404,
    'GitRepositoryNotFoundException',
    'TF401019: The Git repository does not exist or you do not have permissions for the operation you are attempting.',
  );

function versionOf(history: History, query: URLSearchParams, prefix: string): Recorded | undefined {
  const version = query.get(`${prefix}.version`);
  if (version === null) return history.commits[0];
  const type = query.get(`${prefix}.versionType`) ?? 'branch';
  if (type === 'commit') return history.commits.find(({ hash }) => hash === version);
  return type === 'branch' && version === history.about.default_branch ? history.commits[0] : undefined;
}

function items(url: string, history: History, query: URLSearchParams): Reply {
  const commit = versionOf(history, query, 'versionDescriptor');
  if (commit === undefined) return noVersion();
  const item = answers.itemAnswer(url, history, commit, query.get('path') ?? '/');
  if (item === undefined) return noItem();
  if (query.get('$format') !== 'octetStream') return ok(item);
  return { status: 200, body: history.blobs.get(item.objectId) ?? Buffer.alloc(0), type: 'application/octet-stream' };
}

function commits(url: string, history: History, query: URLSearchParams): Reply {
  const from = versionOf(history, query, 'searchCriteria.itemVersion');
  if (from === undefined) return noVersion();
  const path = query.get('searchCriteria.itemPath')?.replace(/^\//, '');
  if (path !== undefined && answers.itemAnswer(url, history, from, path) === undefined) return noItem();
  const skip = Number(query.get('searchCriteria.$skip') ?? 0);
  const value = history.log(from, path).slice(skip, skip + Number(query.get('searchCriteria.$top') ?? 100));
  return ok({ count: value.length, value: value.map((commit) => answers.commitAnswer(url, commit)) });
}

function answerFor(url: string, history: History, parts: string[], query: URLSearchParams): Reply {
  const [first, id = '', what] = parts;
  if (first === 'items') return items(url, history, query);
  if (first === 'trees')
    return history.trees.has(id) ? ok(answers.treeAnswer(url, history, id, query.get('recursive') === 'true')) : noItem();
  if (first !== 'commits') return noItem();
  if (id === '') return commits(url, history, query);
  const commit = history.commits.find(({ hash }) => hash === id);
  if (commit === undefined) return fault(404, 'GitCommitDoesNotExistException', `TF401175: ${id} is not a commit.`);
  return ok(
    what === 'changes' ? answers.changesAnswer(url, commit, Number(query.get('top') ?? 100)) : answers.commitDetailAnswer(url, commit),
  );
}

/** Starts a small Azure DevOps on loopback: Items, Trees and Commits with their real shapes, the sign-in page for bad credentials, and Entra's token endpoint. */
export async function startAzureDevOps(options: AzureDevOpsOptions): Promise<FakeAzureDevOps> {
  const histories = new Map(Object.entries(options.repositories).map(([ref, one]) => [ref, new History(one)]));
  const organisations = new Set([...histories.keys()].map((ref) => ref.split('/')[0]));
  const issued = new Set<string>();
  const requests: string[] = [];
  let origin = '';

  function token(body: string): Reply {
    const form = new URLSearchParams(body);
    const { entra } = options;
    if (form.get('client_secret') !== entra?.client_secret || form.get('client_id') !== entra?.client_id) {
      return {
        status: 401,
        body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.', error_codes: [7000215] },
      };
    }
    if (form.get('scope') !== '499b84ac-1321-427f-aa17-267ca6975798/.default' || form.get('grant_type') !== 'client_credentials') {
      return { status: 400, body: { error: 'invalid_scope', error_description: 'AADSTS70011' } };
    }
    issued.add(`entra-${issued.size + 1}`);
    return ok({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: [...issued].at(-1) });
  }

  function known(authorization: string): boolean {
    const [scheme = '', value = ''] = authorization.split(' ');
    if (scheme === 'Bearer') return issued.has(value);
    return scheme === 'Basic' && options.pats.includes(Buffer.from(value, 'base64').toString().split(':')[1] ?? '');
  }

  function answer(req: http.IncomingMessage, body: string): Reply {
    const url = new URL(req.url ?? '/', origin);
    const [organisation = '', project = '', ...rest] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
    if (req.method === 'POST' && url.pathname === `/${options.entra?.tenant_id}/oauth2/v2.0/token`) return token(body);
    if (!known(req.headers.authorization ?? '')) return signIn;
    const version = url.searchParams.get('api-version');
    if (organisations.has(organisation) && project === '_apis' && rest[0] === 'connectionData') {
      if (version?.includes('preview') !== true)
        return fault(400, 'VssInvalidPreviewVersionException', `The requested version "${version}" of the resource is under preview.`);
      return ok({
        authenticatedUser: { id: '8c8c7d32-6b1b-47f4-b2e9-30b477b5ab3d', providerDisplayName: 'Chuck Reinhart', isActive: true },
        deploymentType: 'hosted',
      });
    }
    const [, , , name = '', ...parts] = rest;
    const history = histories.get(`${organisation}/${project}/${name}`);
    if (history === undefined || version !== '7.1') return noRepository();
    const base = `${origin}/${organisation}/_apis/git/repositories/${name}`;
    return parts.length === 0
      ? ok(answers.repositoryAnswer(base, history, name, project))
      : answerFor(base, history, parts, url.searchParams);
  }

  const server = http.createServer((req, res) => {
    requests.push(`${req.method} ${req.url}`);
    if (options.intercept?.(req, res) === true) return;
    let sent = '';
    req.on('data', (part: Buffer) => (sent += part.toString()));
    req.on('end', () => {
      const { status, body, type = 'application/json; charset=utf-8; api-version=7.1' } = answer(req, sent);
      res.writeHead(status, { 'content-type': type, 'x-tfs-processid': '880c7b95-2c4e-4a54-9c4b-6e6f7e4a1d20' });
      res.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: origin, requests, close };
}
