import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { leavingGently } from './leaving.ts';
import { answerUnreadable } from './unreadable.ts';

const graceMs = 20_000;

/** A server that listens. */
export interface Listening {
  port: number;
  /** Where it listens, without a trailing slash. */
  url: string;
  /** Not ready → no new connections → whatever was sent on those there are is answered, within twenty seconds. */
  close(): Promise<void>;
}

/** Where to listen. */
export interface ListenOptions {
  port: number;
  host: string;
  /** Default 1,000, so that load spreads anew; 0 for load generators that do not understand `Connection: close`. */
  maxRequestsPerSocket?: number;
  /** How long idle connections stay open once it closes, as a request may be on its way on them; default 0. */
  lingerMs?: number;
}

/** Serves the app. The limits keep slow or endless clients from holding a socket. */
export async function listen(app: Express, { port, host, maxRequestsPerSocket = 1000, lingerMs = 0 }: ListenOptions): Promise<Listening> {
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
  const leave = leavingGently(server, { lingerMs, graceMs });
  const close = (): Promise<void> => {
    app.locals['closing'] = true;
    return leave();
  };
  return { port: bound, url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, close };
}
