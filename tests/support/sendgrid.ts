import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call of mail/send as it came. */
export interface SentMail {
  authorization: string | undefined;
  body: {
    from: { email: string; name?: string };
    personalizations: { to: { email: string; name?: string }[] }[];
    subject: string;
    content: { type: string; value: string }[];
    tracking_settings: Record<string, { enable: boolean }>;
  };
}

export interface SendGridServer {
  url: string;
  sent: SentMail[];
  /** Answers with this status from now on; null: never. */
  will(status: number | null, headers?: Record<string, string>): void;
  close(): Promise<void>;
}

/** SendGrid's v3 mail/send on loopback; the real package talks to it. */
export async function startSendGrid(): Promise<SendGridServer> {
  const sent: SentMail[] = [];
  let status: number | null = 202;
  let headers: Record<string, string> = {};
  const server = http.createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      if (req.method !== 'POST' || req.url !== '/v3/mail/send') return void res.writeHead(404).end();
      sent.push({ authorization: req.headers.authorization, body: JSON.parse(Buffer.concat(parts).toString()) as SentMail['body'] });
      if (status === null) return;
      const errors = JSON.stringify({ errors: [{ message: 'as scripted', field: null, help: null }] });
      res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(status < 400 ? '' : errors);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    sent,
    will: (next, more = {}) => {
      status = next;
      headers = more;
      sent.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
