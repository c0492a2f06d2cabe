import fs from 'node:fs';
import path from 'node:path';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { Problem } from '../../server/core/problem.ts';
import { logAfterwards } from '../../server/platform/http/request-log.ts';
import { answerProblem, problemFrom } from '../../server/platform/http/problems.ts';
import { beginVisit, visitOf } from '../../server/platform/http/visit.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { Refused } from '../resources/narrowing.ts';
import { languageOf } from '../sign-in/language.ts';
import { faultPage } from '../sign-in/pages.ts';
import type { Language } from '../sign-in/words.ts';
import { translated } from '../ui/messages.ts';

/** The first step of every request: its id and its line in the log. */
export const entered =
  (tools: Pick<Tools, 'log' | 'metrics'>): RequestHandler =>
  (req, res, next) => {
    const visit = beginVisit(req, res);
    visit.route = '/admin';
    logAfterwards(req, res, visit, tools);
    next();
  };

const tooLarge = /maxFileSize exceeded|maxFieldsSize exceeded|maxFields|holds a file/;
/** As formidable says it, whose errors have no class and no code. */
const unreadable =
  /^(?:bad content-type header|MultipartParser\.end\(\)|parser error|unknown transfer-encoding|unexpected end|the form names a field)/i;

/** What an error means: of what AdminJS reads forms and conditions with, of the house, or our own fault. */
function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return new Problem(400, 'request_invalid', 'The request does not fit.', { detail: error.message });
  if (error instanceof Error && tooLarge.test(error.message))
    return new Problem(413, 'body_too_large', 'The form is larger than the console takes, or holds a file.');
  if (error instanceof SyntaxError || (error instanceof Error && unreadable.test(error.message)))
    return new Problem(400, 'request_invalid', 'The form cannot be read.');
  return problemFrom(error);
}

const german = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '../ui/words.de.json'), 'utf8')) as Record<string, string>;
/** What the house says in English, in the language of the reader where it is put into words. */
const inWords = (lang: Language, english: string): string => (lang === 'de' ? translated(german, english) : english);

/** What went wrong, as a page for people and as problem+json for the front end; nothing of the inside is told. */
export const answerFaults =
  ({ log }: Pick<Tools, 'log'>): ErrorRequestHandler =>
  (error, req, res, _next) => {
    const problem = problemOf(error);
    const { request_id } = visitOf(res);
    if (problem.status >= 500) log.error({ err: error, request_id }, 'A request to the console failed.');
    if (res.headersSent) return void res.destroy();
    if (req.path.startsWith('/admin/api') || !String(req.headers.accept ?? '').includes('text/html'))
      return answerProblem(req, res, problem);
    const lang = languageOf(req);
    const page = { title: inWords(lang, problem.message), detail: inWords(lang, problem.detail ?? ''), request_id };
    res.status(problem.status).send(faultPage({ lang }, page));
  };
