import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** One answer of a provider as it was recorded or described, and where it comes from. */
export interface Recorded {
  source: string;
  method: string;
  path: string;
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** A delivery as the provider sent it. */
export interface RecordedDelivery {
  source: string;
  event: string;
  body: { ref?: string; after?: string; repository?: { id: number } };
}

const read = (name: string): unknown => JSON.parse(fs.readFileSync(path.join(import.meta.dirname, name), 'utf8'));
export const githubAnswers = read('github-answers.json') as Recorded[];
export const githubDeliveries = read('github-deliveries.json') as RecordedDelivery[];

/** The recorded answer at this path. */
export function recorded(at: string, method = 'GET'): Recorded {
  const found = githubAnswers.find((one) => one.path === at && one.method === method);
  if (!found) throw new Error(`Nothing is recorded at ${at}.`);
  return found;
}

/** Serves recorded answers on loopback with their true status and headers; `more` puts some at further paths. What is not there is 404. */
export async function serveRecorded(more: Record<string, Recorded> = {}) {
  const requests: string[] = [];
  const missing = githubAnswers.find(({ status }) => status === 404)!;
  const server = http.createServer((req, res) => {
    const pathname = decodeURIComponent(new URL(req.url ?? '/', 'http://localhost').pathname); // GitHub takes paths either way
    requests.push(`${req.method} ${req.url}`);
    const found = more[pathname] ?? githubAnswers.find((one) => one.path === pathname && one.method === req.method) ?? missing;
    const { location, ...headers } = found.headers;
    // Where GitHub sends somebody on to itself, this server is GitHub.
    const on = location && { location: location.replace('https://api.github.com', url) };
    const isText = !headers['content-type']?.includes('json');
    res.writeHead(found.status, { ...headers, ...on }).end(isText ? String(found.body) : JSON.stringify(found.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
