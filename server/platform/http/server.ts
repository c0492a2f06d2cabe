import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { answerUnreadable } from './unreadable.ts';

const graceMs = 20_000;

/** A server that listens. */
export interface Listening {
  port: number;
  /** Where it listens, without a trailing slash. */
  url: string;
  /** Not ready → no new connections → the requests under way finish, within twenty seconds. */
  close(): Promise<void>;
}

/** Where to listen. */
export interface ListenOptions {
  port: number;
  host: string;
  /** Default 1,000, so that load spreads anew; 0 for load generators that do not understand `Connection: close`. */
  maxRequestsPerSocket?: number;
}

/** Serves the app. The limits keep slow or endless clients from holding a socket. */
export async function listen(app: Express, { port, host, maxRequestsPerSocket = 1000 }: ListenOptions): Promise<Listening> {
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 15_000, maxHeaderSize: 16_384 }, app);
  answerUnreadable(server);
  // Above the idle time of Azure's front end (240 s), so that it is never us who closes under a request on its way.
  server.keepAliveTimeout = 245_000;
  server.maxRequestsPerSocket = maxRequestsPerSocket;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const bound = (server.address() as AddressInfo).port;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      app.locals['closing'] = true;
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      // A connection whose last answer is given becomes idle, and its client may keep it open for minutes.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      server.close(() => {
        clearTimeout(cut);
        clearInterval(idle);
        resolve();
      });
      server.closeIdleConnections();
    });
  return { port: bound, url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, close };
}
