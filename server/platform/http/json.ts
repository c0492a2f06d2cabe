import express, { type Request, type Response } from 'express';
import { invalid, Problem } from '../../core/problem.ts';
import { isStorable } from '../../core/text.ts';

const deepest = 32;
const mostKeys = 2000;
const longestArray = 1000;

type Parser = ReturnType<typeof express.json>;
const parsers = new Map<string, { json: Parser; raw: Parser }>();

function parserFor(limit: string): { json: Parser; raw: Parser } {
  let made = parsers.get(limit);
  if (!made) {
    made = { json: express.json({ limit, type: () => true }), raw: express.raw({ limit, type: () => true }) };
    parsers.set(limit, made);
  }
  return made;
}

const run = (parser: Parser, req: Request, res: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    parser(req, res, (error?: unknown) => (error === undefined ? resolve() : reject(error as Error)));
  });

const hasBody = (req: Request): boolean => req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;

const jsonType = /^application\/json *(?:; *charset=(?:utf-8|"utf-8") *)?$/i;

/**
 * The JSON body, `undefined` when there is none; 415 unless it says application/json in UTF-8, 413 above `limit`, 400 for JSON made to
 * hurt.
 */
export async function readJson(req: Request, res: Response, limit: string, bulk: boolean): Promise<unknown> {
  if (!hasBody(req)) return undefined;
  if (!jsonType.test(req.headers['content-type'] ?? '')) {
    throw new Problem(415, 'unsupported_media_type', 'The body must be application/json in UTF-8.');
  }
  await run(parserFor(limit).json, req, res);
  const body: unknown = req.body;
  const fault = faultIn(body, bulk);
  if (fault !== undefined) throw invalid([{ path: 'body', message: fault }]);
  return body;
}

/** The body's bytes as they came, for webhooks whose proof is over them. */
export async function readRaw(req: Request, res: Response, limit: string): Promise<Buffer> {
  await run(parserFor(limit).raw, req, res);
  return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
}

/** What in a parsed body would break something behind it (the database, a stringify, a prototype), or `undefined`. */
function faultIn(value: unknown, bulk: boolean): string | undefined {
  let keys = 0;
  const visit = (at: unknown, depth: number): string | undefined => {
    if (typeof at === 'string') return isStorable(at) ? undefined : 'Text must be well-formed Unicode without NUL.';
    if (typeof at === 'number') return Number.isFinite(at) ? undefined : 'A number is too large.';
    if (typeof at !== 'object' || at === null) return undefined;
    if (depth >= deepest) return `Nested deeper than ${deepest} levels.`;
    if (Array.isArray(at)) {
      if (!bulk && at.length > longestArray) return `An array has more than ${longestArray} items.`;
      return firstFault(at, depth);
    }
    const names = Object.keys(at);
    keys += names.length;
    if (!bulk && keys > mostKeys) return `More than ${mostKeys} keys.`;
    if (names.some((name) => name === '__proto__' || !isStorable(name))) return 'A key is not allowed.';
    return firstFault(Object.values(at), depth);
  };
  const firstFault = (items: readonly unknown[], depth: number): string | undefined => {
    for (const item of items) {
      const fault = visit(item, depth + 1);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
  return visit(value, 0);
}
