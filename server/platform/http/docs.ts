import path from 'node:path';
import { type Request, type RequestHandler, Router } from 'express';
import type { Endpoint } from './endpoint.ts';
import { setPageHeaders } from './headers.ts';
import { openapi } from './openapi.ts';

const documentPath = '/api/v1/openapi.json';

/** The published contract at /api/v1/openapi.json and a page to read it at /api/docs; both are made when first asked for. */
export function docs(endpoints: readonly Endpoint[], version: string): RequestHandler {
  let text: string | undefined;
  let page: Promise<RequestHandler> | undefined;
  const router = Router();
  router.get(documentPath, (_req, res) => {
    text ??= JSON.stringify(openapi(endpoints, version));
    res.type('application/json').send(text);
  });
  router.get('/api/docs/longhouse.css', (_req, res) => {
    setPageHeaders(res);
    res.sendFile(path.join(import.meta.dirname, 'docs.css'));
  });
  router.use('/api/docs', async (req, res, next) => {
    setPageHeaders(res);
    if (req.path === '/' && !pathOf(req).endsWith('/')) return res.redirect(301, '/api/docs/');
    page ??= swagger();
    (await page)(req, res, next);
  });
  return router;
}

const pathOf = (req: Request): string => req.originalUrl.split('?', 1)[0] ?? '';

/** Swagger UI from our own files: no CDN and no script in the page. The document's address is fixed, whatever the page's query says. */
async function swagger(): Promise<RequestHandler> {
  const { default: ui } = await import('swagger-ui-express');
  const options = {
    customSiteTitle: 'Longhouse API',
    customCssUrl: '/api/docs/longhouse.css',
    swaggerOptions: { url: documentPath, validatorUrl: null, persistAuthorization: false },
  };
  return Router().use(ui.serveFiles(undefined, options), ui.setup(undefined, options));
}
