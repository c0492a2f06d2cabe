import type { RequestListener } from 'node:http';
import type { Express } from 'express';
import { listen } from '../platform/http/index.ts';
import { StartFault } from './start-fault.ts';

/** Whoever keeps connections open and uses them has asked once more by then, and was told to go elsewhere. */
const lingerMs = 1_000;

/** The address this process listens on, taken early: whoever knocks before the app is ready waits instead of being refused. */
export interface Door {
  url: string;
  /** Lets the waiting requests and all later ones in. */
  open(app: Express): void;
  /** Not ready → no new connections → the requests under way finish. */
  close(): Promise<void>;
}

/** Listens; a port that is taken or not ours to take is a StartFault. */
export async function takeDoor(host: string, port: number): Promise<Door> {
  const { promise: app, resolve, reject } = Promise.withResolvers<RequestListener>();
  app.catch(() => {});
  const inside: { app?: Express } = {};
  const gate = ((req, res) => {
    if (inside.app) inside.app(req, res);
    else
      void app.then(
        (ready) => ready(req, res),
        () => res.destroy(),
      );
  }) as RequestListener as Express;
  gate.locals = {};
  const listening = await listen(gate, { host, port, lingerMs }).catch((error: unknown) => {
    throw explained(error as NodeJS.ErrnoException, host, port);
  });
  return {
    url: listening.url,
    open: (ready) => {
      gate.locals = ready.locals; // where the closing of the server is noted for the readiness probe
      inside.app = ready;
      resolve(ready);
    },
    close: () => {
      reject(new Error('Closed before it was opened.'));
      return listening.close();
    },
  };
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartFault(`Port ${port} is taken: stop what listens there, or set PORT to another one (PORT=0 takes any free one).`);
  }
  if (error.code === 'EACCES') return new StartFault(`Port ${port} needs more rights than this process has: set PORT to 1024 or more.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new StartFault(`HOST ${host} is not an address of this machine.`);
  return error;
}
