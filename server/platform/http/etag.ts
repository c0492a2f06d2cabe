import type { Request } from 'express';
import { Problem } from '../../core/problem.ts';

/** The header value for a version. */
export const etagOf = (version: string): string => `"${version}"`;

const tags = (header: string): string[] => header.split(',').map((tag) => tag.trim());

/** The versions of `If-Match` without their quotes, several separated by commas; weak ones never match, so they stay as they are. */
export function ifMatchOf(req: Request): string | undefined {
  const header = req.headers['if-match'];
  if (header === undefined) return undefined;
  return tags(header)
    .map((tag) => /^"(.*)"$/.exec(tag)?.[1] ?? tag)
    .join(',');
}

/** 412 when the caller expects another version than the one that is there. Without `If-Match`, or with `*`, anything goes. */
export function mustMatch(expected: string | undefined, version: string): void {
  if (expected === undefined || expected === '*' || expected.split(',').includes(version)) return;
  throw new Problem(412, 'precondition_failed', 'Somebody changed it in the meantime: read it again.');
}

/** Whether the reader already has this version (`If-None-Match`), so that 304 is enough. */
export function alreadyHas(req: Request, version: string): boolean {
  const header = req.headers['if-none-match'];
  if (header === undefined) return false;
  const wanted = etagOf(version);
  return tags(header).some((tag) => tag === '*' || tag === wanted || tag === `W/${wanted}`);
}
