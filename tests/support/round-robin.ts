import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What stands before several servers and hands each request to the next of them. */
export interface RoundRobin {
  url: string;
  add(server: string): void;
  /** Hands the server nothing more, and resolves once what it was handed is answered. */
  drain(server: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens it on loopback. Bodies and answers pass as they come, each request on a connection of its own; where nobody listens, the answer is 502. */
export async function openRoundRobin(): Promise<RoundRobin> {
  const servers: string[] = [];
  const open = new Map<string, number>();
  let turn = 0;

  const pass = (req: http.IncomingMessage, res: http.ServerResponse): void => {
    const server = servers[(turn += 1) % servers.length];
    if (server === undefined) return void res.writeHead(502).end();
    open.set(server, (open.get(server) ?? 0) + 1);
    res.once('close', () => open.set(server, open.get(server)! - 1));
    const { method, headers } = req;
    const forwarded = { ...headers, connection: 'close', 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' };
    const asked = http.request(server + req.url, { method, headers: forwarded, agent: false }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, { ...answer.headers, connection: 'keep-alive', 'x-server': server });
      answer.pipe(res);
      answer.once('error', () => res.destroy());
    });
    asked.once('error', () => (res.headersSent ? res.destroy() : res.writeHead(502).end()));
    res.once('close', () => res.writableFinished || asked.destroy());
    req.pipe(asked);
  };

  const proxy = http.createServer(pass);
  // Never the one who closes under a request on its way.
  proxy.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    add: (server) => void servers.push(server),
    async drain(server) {
      servers.splice(servers.indexOf(server), 1);
      while ((open.get(server) ?? 0) > 0) await sleep(10);
    },
    async close() {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
