import https from 'node:https';
import type { AddressInfo } from 'node:net';

/** Key Vault's secrets on loopback: what is there by name, and every call that carried the token. */
export interface FakeSecretVault {
  url: string;
  secrets: Map<string, string>;
  calls: string[];
  /** Answers every call with this method with it from now on. */
  will(method: 'GET' | 'PUT', status: number, code: string): void;
  close(): Promise<void>;
}

const challenge =
  'Bearer authorization="https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000", resource="https://vault.azure.net"';

/** The part of its REST interface that makes secrets and lists their versions; a value is never given out. */
export async function startSecretVault(tls: { cert: string; key: string }, token: string): Promise<FakeSecretVault> {
  const secrets = new Map<string, string>();
  const calls: string[] = [];
  let fault: { method: string; status: number; code: string } | undefined;
  const server = https.createServer(tls, (req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      const { pathname } = new URL(req.url ?? '', 'https://vault');
      const [, kind, name = '', versions] = pathname.split('/');
      const send = (status: number, value: object, headers = {}): void =>
        void res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
      const refuse = (status: number, code: string, headers = {}): void => send(status, { error: { code, message: code } }, headers);
      if (req.headers.authorization !== `Bearer ${token}`) return refuse(401, 'Unauthorized', { 'www-authenticate': challenge });
      calls.push(`${req.method} ${pathname}`);
      if (fault && fault.method === req.method) return refuse(fault.status, fault.code);
      if (kind !== 'secrets') return refuse(404, 'NotFound');
      const id = `https://${req.headers.host}/secrets/${name}/0123456789abcdef`;
      if (req.method === 'PUT') {
        const { value } = JSON.parse(Buffer.concat(parts).toString()) as { value: string };
        secrets.set(name, value);
        return send(200, { id, value, attributes: { enabled: true } });
      }
      if (versions !== 'versions') return refuse(403, 'Forbidden');
      send(200, { value: secrets.has(name) ? [{ id, attributes: { enabled: true } }] : [], nextLink: null });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secrets,
    calls,
    will: (method, status, code) => {
      fault = { method, status, code };
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
