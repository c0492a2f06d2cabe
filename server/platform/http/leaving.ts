import type { Server } from 'node:http';
import net from 'node:net';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

/** How a server ends. */
export interface Leaving {
  /** How long idle connections stay open, as a request may be on its way on them. */
  lingerMs: number;
  /** After this whatever is still under way is cut off. */
  graceMs: number;
}

const idleCheckMs = 50;
/** A starved process needs seconds to let in those who stand in line; the rest of the grace is for their answers. */
const longestBusyMs = 8_000;
const quietMs = 0.5;
/** On a machine that is never quiet, nobody has knocked when so many turns of the loop brought nobody. */
const quietTurns = 50;

/**
 * Prepares the server to end without losing what reached it: who has knocked is let in, what arrives on a connection that is open is
 * answered, with `Connection: close`, and only then idle connections are closed. Answers what ends it.
 */
export function leavingGently(server: Server, { lingerMs, graceMs }: Leaving): () => Promise<void> {
  let leaving = false;
  let knocks = 0;
  server.on('connection', () => void (knocks += 1));
  server.prependListener('request', (_req, res) => {
    if (leaving) res.setHeader('Connection', 'close');
  });

  /** A busy loop has not seen who knocked meanwhile, and lets in one a turn; closing the door would send the others away unheard. */
  async function nobodyKnocks(): Promise<void> {
    await turnOfTheLoop(); // the rest of this one, which looks at nothing new
    for (let [turns, end] = [0, performance.now() + longestBusyMs]; performance.now() < end && turns < quietTurns;) {
      const [before, began] = [knocks, performance.now()];
      await turnOfTheLoop();
      if (knocks === before && performance.now() - began < quietMs) return;
      turns = knocks === before ? turns + 1 : 0;
    }
  }

  return async () => {
    leaving = true;
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    await nobodyKnocks();
    // http's own close would also cut the idle connections, with a request on its way or not.
    const ended = new Promise<void>((resolve) => void net.Server.prototype.close.call(server, () => resolve()));
    let idle: NodeJS.Timeout | undefined;
    const linger = setTimeout(() => {
      // Once the loop has read what has come. A connection whose last answer is given may be kept open by its client for minutes.
      const closeIdle = (): void => void setImmediate(() => server.closeIdleConnections());
      closeIdle();
      idle = setInterval(closeIdle, idleCheckMs);
    }, lingerMs);
    await ended;
    for (const timer of [cut, linger, idle]) clearTimeout(timer);
  };
}
