import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Response, Router } from 'express';
import { Router as adminRouter } from '../adminjs.ts';

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.eot': 'application/vnd.ms-fontobject',
};

interface Kept {
  etag: string;
  plain: Buffer;
  small: Buffer;
}

const pack = promisify(gzip);

/**
 * The scripts and styles of the front end, compressed once and kept. AdminJS would send them uncompressed, and not at all where the project
 * lies under a folder whose name begins with a dot. They hold no data, so they are there before anybody signs in.
 */
export function assets(ready: () => Promise<unknown>, own: Readonly<Record<string, string>>): Router {
  const router = Router();
  const kept = new Map<string, Promise<Kept>>();
  const load = async (file: string): Promise<Kept> => {
    const plain = await readFile(file);
    return {
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      plain,
      small: await pack(plain, { level: 9 }),
    };
  };
  const serve = async (file: string, accepts: string, known: string | undefined, res: Response): Promise<void> => {
    const loading = kept.get(file) ?? load(file);
    kept.set(file, loading);
    loading.catch(() => kept.delete(file));
    const { etag, plain, small } = await loading;
    res.setHeader('Content-Type', types[path.extname(file)] ?? 'application/octet-stream');
    res.setHeader('Cache-Control', 'public, max-age=600, stale-while-revalidate=86400');
    res.setHeader('ETag', etag);
    res.setHeader('Vary', 'Accept-Encoding');
    if (known === etag) return void res.status(304).end();
    const packed = /\bgzip\b/.test(accepts);
    if (packed) res.setHeader('Content-Encoding', 'gzip');
    res.end(packed ? small : plain);
  };
  const files = [...adminRouter.assets.map(({ path: at, src }): [string, string] => [at, path.resolve(src)]), ...Object.entries(own)];
  for (const [at, file] of files)
    router.get(at, async (req, res) => {
      if (at.endsWith('/components.bundle.js')) await ready();
      await serve(file, String(req.headers['accept-encoding'] ?? ''), req.headers['if-none-match'], res);
    });
  return router;
}
