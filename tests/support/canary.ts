import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeTls } from './tls.ts';

/** A server that nobody may call: HTTP on one port of loopback and HTTPS on another, whose certificate `ca` vouches for. */
export interface Canary {
  ports: { http: number; https: number };
  ca: string;
  /** Connections that were opened, and whole requests with their headers: both have to stay empty. */
  connections: string[];
  requests: string[];
  close(): Promise<void>;
}

/** Opens the two ports; what arrives there is answered kindly, as a caller that got this far would go on. */
export async function openCanary(): Promise<Canary> {
  const tls = await makeTls();
  const connections: string[] = [];
  const requests: string[] = [];
  const heard: http.RequestListener = (req, res) => {
    requests.push(`${req.method} ${req.url} ${JSON.stringify(req.headers)}`);
    res.writeHead(200, { 'content-type': 'application/json' }).end('{"login":"canary","id":1}');
  };
  const servers = [http.createServer(heard), https.createServer({ cert: tls.cert, key: tls.key }, heard)];
  const ports: number[] = [];
  for (const server of servers) {
    server.on('connection', () => connections.push(server instanceof https.Server ? 'https' : 'http'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ports.push((server.address() as AddressInfo).port);
  }
  return {
    ports: { http: ports[0]!, https: ports[1]! },
    ca: tls.cert,
    connections,
    requests,
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
      tls.remove();
    },
  };
}
