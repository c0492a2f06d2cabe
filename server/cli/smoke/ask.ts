import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';

/** An answer over the network, unfollowed. */
export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

const patienceMs = 20_000;
const most = 2_000_000;

/**
 * One GET. `ca` is trusted beside the usual authorities. The whole answer must be there within the patience, however busily the other side
 * talks, and within two million characters.
 */
export function ask(url: URL, ca?: string, withinMs = patienceMs): Promise<Answer> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent: false, headers: { accept: 'text/html, application/json' }, ...(ca && { ca }) }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (more: string) => {
        text += more;
        if (text.length > most) giveUp(`an answer of more than ${most} characters`);
      });
      res.once('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, text }));
      res.on('error', reject);
    });
    const giveUp = (why: string): void => {
      reject(new Error(why));
      sent.destroy();
    };
    const late = setTimeout(() => giveUp(`no whole answer in ${withinMs / 1000} s`), withinMs);
    sent.once('close', () => clearTimeout(late));
    sent.on('error', reject).end();
  });
}

/** Shakes hands as the newest clients do, or as none has for years: the protocol agreed on, or a rejection. */
export function shakeHands(url: URL, how: 'today' | 'outdated', ca?: string): Promise<string> {
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
  return new Promise((resolve, reject) => {
    const socket = tls.connect({
      host: url.hostname,
      port: Number(url.port || 443),
      ...(/[a-z]/i.test(url.hostname) && { servername: url.hostname }),
      ...(how === 'outdated' ? old : {}),
      ...(ca && { ca }),
    });
    socket.setTimeout(patienceMs, () => socket.destroy(new Error(`no handshake in ${patienceMs / 1000} s`)));
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      resolve(socket.getProtocol() ?? 'unknown');
      socket.destroy();
    });
  });
}
