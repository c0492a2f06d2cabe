import http from 'node:http';
import { startGitHub } from '../../server/local/sample/index.ts';
import { startAzureDevOps } from '../support/azure-devops.ts';
import type { Intercept } from '../support/git-worlds.ts';
import { sample } from './ground.ts';

/** A Git host on loopback with the sample repository, and what it does instead of answering. */
export interface GitHost {
  url: string;
  /** What GIT_ALLOWED_HOSTS must name. */
  allowed: string;
  kind: string;
  token: string;
  ref: string;
  /** Takes over every request; undefined: it answers as it should. */
  does(trouble: Trouble | undefined): void;
  close(): Promise<void>;
}

export type Trouble = (req: http.IncomingMessage, res: http.ServerResponse) => void;

const starts = {
  github: (intercept: Intercept) => startGitHub({ repositories: [sample.repository], tokens: [tokens.github], intercept }),
  azure_devops: (intercept: Intercept) =>
    startAzureDevOps({ repositories: { 'contoso/Shop/orders': sample.repository }, pats: [tokens.azure_devops], intercept }),
};
const tokens = { github: 'ghp_tokenThatIsLetIn000000000000000001', azure_devops: 'azureTokenThatIsLetIn' };
const kinds = { github: 'github_pat', azure_devops: 'azdo_pat' };

/** Starts it; `name` is what the house calls the host by, where that is not its address. */
export async function openGitHost(provider: keyof typeof starts = 'github', name?: string): Promise<GitHost> {
  let trouble: Trouble | undefined;
  const server = await starts[provider]((req, res) => {
    trouble?.(req, res);
    return trouble !== undefined;
  });
  const { port, host } = new URL(server.url);
  const url = name === undefined ? server.url : `http://${name}:${port}`;
  return {
    url,
    allowed: name === undefined ? host : `${name}:${port}`,
    kind: kinds[provider],
    token: tokens[provider],
    ref: provider === 'github' ? sample.repository.full_name : 'contoso/Shop/orders',
    does: (next) => void (trouble = next),
    close: () => server.close(),
  };
}

const json = { 'content-type': 'application/json; charset=utf-8' };
const says =
  (status: number, headers: Record<string, string> = {}, body = '{"message":"as scripted"}'): Trouble =>
  (_req, res) =>
    void res.writeHead(status, { ...json, ...headers }).end(body);
const drip: Trouble = (_req, res) => {
  res.writeHead(200, json).write('{"id":');
  const timer = setInterval(() => res.write(' '), 100);
  res.once('close', () => clearInterval(timer));
};
const soon = (): string => String(Math.ceil(Date.now() / 1_000) + 3);

/** What a Git host may do, with what the API may answer and how the job must stand. `isOver`: it goes on only when somebody has acted afterwards. */
export const gitTroubles: { fault: string; trouble: Trouble; answers: number[]; job: RegExp; isOver?: true; only?: 'github' }[] = [
  { fault: '401', trouble: says(401), answers: [409], job: /^failed: .*does not accept the credential.*Replace the secret/, isOver: true },
  {
    fault: '403 rate limit',
    trouble: (req, res) => says(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': soon() })(req, res),
    answers: [503],
    job: /^waits, 0 tries used: .* asks us to slow down/,
    only: 'github',
  },
  { fault: '404', trouble: says(404), answers: [404], job: /^failed: .*does not have this/, isOver: true },
  {
    fault: '429 Retry-After 3',
    trouble: says(429, { 'retry-after': '3' }),
    answers: [503],
    job: /^waits, 0 tries used: .* asks us to slow down/,
  },
  {
    fault: '502',
    trouble: says(502, { 'content-type': 'text/html' }, '<html></html>'),
    answers: [503],
    job: /^waits, 1 tries used: (?!It failed)/,
  },
  {
    fault: 'cut connection',
    trouble: (req) => void req.socket.destroy(),
    answers: [503],
    job: /^waits, 1 tries used: (?!It failed)/,
  },
  { fault: 'no answer', trouble: () => {}, answers: [503], job: /^waits, 1 tries used: (?!It failed)/ },
  { fault: 'slow drip', trouble: drip, answers: [503], job: /^waits, 1 tries used: (?!It failed)/ },
  {
    fault: '11 MiB',
    trouble: says(200, {}, `"${'x'.repeat(11 * 1024 * 1024)}"`),
    answers: [413],
    job: /^failed: .*(large|more than)/,
    isOver: true,
  },
  { fault: 'garbage', trouble: says(200, {}, '{"id": 1,'), answers: [503], job: /^waits, 1 tries used: (?!It failed)/ },
  {
    fault: 'redirect to elsewhere',
    trouble: says(302, { location: 'https://api.github.com/elsewhere' }),
    answers: [409],
    job: /^failed: /,
    isOver: true,
  },
];
