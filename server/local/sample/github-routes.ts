import * as answers from './github-answers.ts';
import { fault } from './github-answers.ts';
import type { History } from './history.ts';

/** A request to a repository, taken apart. `parts` are what follows /repos/{owner}/{repo}/. */
export interface Question {
  origin: string;
  history: History;
  parts: string[];
  query: URLSearchParams;
  accept: string;
  /** From how many entries on a recursive tree is cut off. */
  truncate_trees_at: number;
}

/** What is sent back: an object as JSON, a string as it is. */
export interface Reply {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

const ok = (body: unknown, headers = {}): Reply => ({ status: 200, body, headers });
const missing = (): Reply => fault(404, 'Not Found');
const empty = (): Reply => fault(409, 'Git Repository is empty.');

function commits({ origin, history, query }: Question): Reply {
  const from = history.find(query.get('sha') ?? history.about.default_branch);
  if (from === undefined) return missing();
  const size = Math.min(Math.max(Number(query.get('per_page') ?? 30), 1), 100);
  const page = Math.max(Number(query.get('page') ?? 1), 1);
  const all = history.log(from, query.get('path') ?? undefined);
  const body = all.slice((page - 1) * size, page * size).map((commit) => answers.commitAnswer(origin, history, commit));
  const next = new URLSearchParams(query);
  next.set('page', String(page + 1));
  const link = page * size < all.length ? { link: `<${answers.apiOf(origin, history)}/commits?${next.toString()}>; rel="next"` } : {};
  return ok(body, link);
}

function commit({ origin, history, accept }: Question, ref: string): Reply {
  const found = history.find(ref);
  if (found === undefined) return fault(422, `No commit found for SHA: ${ref}`);
  if (accept.includes('sha')) return ok(found.hash, { 'content-type': 'application/vnd.github.sha; charset=utf-8' });
  return ok(answers.commitDetailAnswer(origin, history, found));
}

function tree(question: Question, name: string): Reply {
  const { origin, history, query, truncate_trees_at } = question;
  const sha = history.trees.has(name) ? name : history.find(name)?.tree;
  return sha === undefined ? missing() : ok(answers.treeAnswer(origin, history, sha, query.has('recursive'), truncate_trees_at));
}

function blob({ origin, history }: Question, sha: string): Reply {
  const content = history.blobs.get(sha);
  return content === undefined ? missing() : ok(answers.blobAnswer(origin, history, sha, content));
}

function contents({ origin, history, query }: Question, path: string): Reply {
  const at = history.find(query.get('ref') ?? history.about.default_branch);
  if (at === undefined) return fault(404, `No commit found for the ref ${query.get('ref')}`);
  const found = answers.contentAnswer(origin, history, at, path);
  return found === undefined ? missing() : ok(found);
}

/** Answers what is asked of one repository. */
export function answerFor(question: Question): Reply {
  const { history, parts } = question;
  const [first, ...rest] = parts;
  if (first === undefined) return ok(answers.repositoryAnswer(question.origin, history));
  const isEmpty = history.commits.length === 0;
  if (first === 'contents') return isEmpty ? fault(404, 'This repository is empty.') : contents(question, rest.join('/'));
  if (first === 'git' && rest[0] === 'blobs') return blob(question, rest.slice(1).join('/'));
  if (isEmpty) return empty();
  if (first === 'git' && rest[0] === 'trees') return tree(question, rest.slice(1).join('/'));
  if (first === 'commits') return rest.length === 0 ? commits(question) : commit(question, rest.join('/'));
  return missing();
}
