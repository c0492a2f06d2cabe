import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What the storage does instead of answering. */
export type BlobTrouble = { status: number } | 'hang' | 'cut' | 'cut in the answer' | undefined;

/** A proxy in front of Azurite that can misbehave. */
export interface BlobProxy {
  /** The connection string that leads through it. */
  connection: string;
  does(trouble: BlobTrouble): void;
  close(): Promise<void>;
}

/** Starts it in front of the storage of this connection string. Host and path stay as they are: both are signed. */
export async function startBlobProxy(connection: string): Promise<BlobProxy> {
  const behind = new URL(/BlobEndpoint=([^;]+)/.exec(connection)![1]!);
  const sockets = new Set<Socket>();
  let trouble: BlobTrouble;
  const server = http.createServer((req, res) => {
    if (trouble === 'hang') return;
    if (trouble === 'cut') return void req.socket.destroy();
    if (typeof trouble === 'object') {
      req.resume();
      const body = '<?xml version="1.0"?><Error><Code>ServerBusy</Code><Message>as scripted</Message></Error>';
      return void res.writeHead(trouble.status, { 'content-type': 'application/xml', 'x-ms-error-code': 'ServerBusy' }).end(body);
    }
    const half = trouble === 'cut in the answer';
    const onward = http.request({
      host: behind.hostname,
      port: behind.port,
      method: req.method,
      path: req.url,
      headers: req.headers,
      agent: false,
    });
    onward.on('error', () => res.destroy());
    onward.on('response', (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      if (!half) return void answer.pipe(res);
      res.write('<');
      setTimeout(() => res.destroy(), 20); // what was written is to arrive first
    });
    req.pipe(onward);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    connection: connection.replace(`:${behind.port}/`, `:${port}/`),
    does: (next) => void (trouble = next),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
