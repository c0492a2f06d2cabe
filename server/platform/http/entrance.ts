import type { ErrorRequestHandler, RequestHandler } from 'express';
import { Problem } from '../../core/problem.ts';
import type { Tools } from '../tools.ts';
import { setApiHeaders } from './headers.ts';
import { answerProblem, problemFrom } from './problems.ts';
import { logAfterwards } from './request-log.ts';
import { failStream } from './stream.ts';
import { beginVisit, visitOf } from './visit.ts';

/** The first step of every request: its id, the headers of every answer, its line in the log. */
export const entrance =
  (tools: Pick<Tools, 'log' | 'metrics'>): RequestHandler =>
  (req, res, next) => {
    setApiHeaders(res);
    logAfterwards(req, res, beginVisit(req, res), tools);
    next();
  };

/** Where nothing stands. */
export const nothingHere: RequestHandler = () => {
  throw new Problem(404, 'path_not_found', 'Nothing lives at this path.');
};

/** The one place where errors become answers. What is our fault is logged with the id that the caller is given. */
export const exit =
  ({ log }: Pick<Tools, 'log'>): ErrorRequestHandler =>
  (error, req, res, _next) => {
    const problem = problemFrom(error);
    const { request_id, route } = visitOf(res);
    if (problem.status === 500) log.error({ err: error, request_id, route }, 'a request failed');
    else if (problem.status === 503 && problem !== error) log.warn({ err: error, request_id, route }, 'a request could not be served');
    if (res.headersSent) return void (failStream(res, problem) || res.destroy());
    answerProblem(req, res, problem);
  };
