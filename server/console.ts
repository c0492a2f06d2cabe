import type { RequestListener } from 'node:http';
import type { Express } from 'express';
import type { Log } from './platform/log/index.ts';

const isForConsole = (url = ''): boolean => /^\/admin(?:[/?]|$)/.test(url);

/**
 * The app with the staff console before it, under /admin. The console is loaded once the door is open: AdminJS takes a second, and the API
 * does not wait for it. Where it cannot be opened (the database is away) the next request tries again.
 */
export function withConsole(app: Express, open: () => Promise<Express>, log: Log): { app: Express; load(): void } {
  let opening: Promise<Express> | undefined;
  const load = (): Promise<Express> => {
    opening ??= open().catch((err: unknown) => {
      opening = undefined;
      log.error({ err }, 'The staff console could not be opened.');
      throw err;
    });
    return opening;
  };
  const front = ((req, res) => {
    if (!isForConsole(req.url)) return app(req, res);
    load().then(
      (console) => console(req, res),
      () =>
        res
          .writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '5' })
          .end('The console is not available right now.\n'),
    );
  }) as RequestListener as Express;
  front.locals = app.locals;
  return { app: front, load: () => void load().catch(() => {}) };
}
