import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { HomeFacts } from './facts.ts';
import { homeHtml, homeJson } from './page.ts';

export { homeLinks, type HomeFacts, type HomeLink } from './facts.ts';

interface Answer {
  type: string;
  body: string;
  /** Seconds a browser may keep it. */
  keep: number;
}

const policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Answers GET and HEAD of `/` (HTML for a browser, else JSON) and of the page's style and picture; hands everything else on. */
export function home(facts: HomeFacts): (req: IncomingMessage, res: ServerResponse, next: () => void) => void {
  const html: Answer = { type: 'text/html; charset=utf-8', body: homeHtml(facts), keep: 0 };
  const json: Answer = { type: 'application/json; charset=utf-8', body: homeJson(facts), keep: 0 };
  const files = new Map([
    ['/home.css', { type: 'text/css; charset=utf-8', body: file('home.css'), keep: 3_600 }],
    ['/home.svg', { type: 'image/svg+xml', body: file('home.svg'), keep: 86_400 }],
  ]);
  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next();
    const at = (req.url ?? '').split('?', 1)[0] ?? '';
    const answer = at === '/' ? (wantsHtml(req) ? html : json) : files.get(at);
    if (!answer) return next();
    res.writeHead(200, {
      'Content-Type': answer.type,
      'Content-Length': Buffer.byteLength(answer.body),
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': answer.keep > 0 ? `public, max-age=${answer.keep}` : 'no-cache',
      Vary: 'Accept',
    });
    res.end(req.method === 'HEAD' ? undefined : answer.body);
  };
}

/** Browsers name HTML; curl and SDKs ask for anything. */
const wantsHtml = (req: IncomingMessage): boolean => (req.headers.accept ?? '').includes('text/html');

const file = (name: string): string => readFileSync(path.join(import.meta.dirname, name), 'utf8');
