import type { Request, Response } from 'express';
import { invalid, Problem } from '../../core/problem.ts';
import { translateDatabaseError } from './database-problems.ts';
import { isLegacyAddress, legacyError } from './legacy.ts';
import { visitOf } from './visit.ts';

/** What a thrown error means to the caller. Whatever we do not know is our own fault: a 500 that says nothing but its id. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return fromBodyParser(error) ?? translateDatabaseError(error) ?? new Problem(500, 'internal_error', 'Something broke on our side.');
}

/** Errors of body-parser carry a status, `expose` and most of them a type; a path that cannot be decoded is an URIError. */
function fromBodyParser(error: unknown): Problem | undefined {
  const { type, status, expose } = (error ?? {}) as { type?: unknown; status?: unknown; expose?: unknown };
  if (type === 'entity.too.large') return new Problem(413, 'body_too_large', 'The body is larger than this endpoint takes.');
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') {
    return new Problem(
      415,
      'unsupported_media_type',
      'The body must be application/json in UTF-8, plain or compressed by gzip, deflate or br.',
    );
  }
  if (status === 400 && expose === true && !(error instanceof URIError))
    return invalid([{ path: 'body', message: 'Not readable as JSON.' }]);
  if (error instanceof URIError) return invalid([{ path: 'path', message: 'Not readable as UTF-8 text.' }]);
  return undefined;
}

/** The problem as RFC 9457 has it, with the id under which our log has it. */
export const problemBody = ({ status, code, detail, errors, message, more }: Problem, request_id: string): object => ({
  ...more,
  type: `urn:longhouse:problem:${code}`,
  title: message,
  status,
  code,
  ...(detail !== undefined && { detail }),
  request_id,
  ...(errors.length > 0 && { errors }),
});

/** Answers the problem as RFC 9457 asks, or as the old surface did. */
export function answerProblem(req: Request, res: Response, problem: Problem): void {
  const { request_id } = visitOf(res);
  if (isLegacyAddress(req.originalUrl))
    return send(res, problem, 'application/json', { ...problem.more, ...legacyError(problem, request_id) });
  send(res, problem, 'application/problem+json', problemBody(problem, request_id));
}

function send(res: Response, { status, headers }: Problem, type: string, body: object): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.statusCode = status;
  res.setHeader('Content-Type', `${type}; charset=utf-8`);
  res.end(JSON.stringify(body));
}
