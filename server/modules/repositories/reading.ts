import type { Org } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import type { CommitMeta, FileMeta } from '../git/index.ts';
import { type OpenRepository, openRepository } from './open.ts';
import { asking } from './problems.ts';
import { headOf } from './refs.ts';
import { TreeCache } from './tree-cache.ts';

interface ListCall {
  org: Org;
  tools: Tools;
  page(): Page;
}
interface Where {
  ref?: string | undefined;
  path?: string | undefined;
}

const trees = new TreeCache();

/** Every file of one commit, sorted by path. */
export const filesAt = ({ row, provider }: OpenRepository, hash: string): Promise<FileMeta[]> =>
  trees.files(`${row.org_id} ${row.id} ${hash}`, () => provider.listFiles(row.external_ref, hash));

/** The repository and the commit that the list is of: the one that the ref meant when the first page was read. */
async function pinned({ org, tools }: ListCall, id: string, ref: string | undefined, page: Page, purpose: string) {
  const opened = await openRepository(org, tools, id, purpose);
  return { opened, hash: page.after === undefined ? await headOf(opened, ref) : String(page.after[0]) };
}

/** The files at a ref, or those at and below `path`. */
export async function listFiles(call: ListCall, id: string, { ref, path }: Where) {
  const page = call.page();
  const { hash, files } = await asking('ref', async () => {
    const { opened, hash } = await pinned(call, id, ref, page, 'files.listed');
    return { hash, files: hash === undefined ? [] : await filesAt(opened, hash) };
  });
  const last = page.after?.[1];
  const inside = (file: FileMeta): boolean => path === undefined || file.path === path || file.path.startsWith(`${path}/`);
  const rest = files.filter((file) => inside(file) && (last === undefined || file.path > last));
  const data = rest.slice(0, page.limit);
  const end = rest.length > page.limit ? data.at(-1) : undefined;
  return { data, next_cursor: end && hash !== undefined ? page.cursorAfter([hash, end.path]) : null };
}

/** The commits that a ref reaches, newest first, or those that touched `path`. */
export async function listCommits(call: ListCall, id: string, { ref, path }: Where) {
  const page = call.page();
  const { limit } = page;
  const offset = Number(page.after?.[1] ?? 0);
  return asking('ref', async () => {
    const { opened, hash } = await pinned(call, id, ref, page, 'commits.listed');
    if (hash === undefined) return { data: [], next_cursor: null };
    const data = await commitsFrom(opened, { ref: hash, ...(path !== undefined && { path }), limit }, offset);
    return { data, next_cursor: data.length === limit ? page.cursorAfter([hash, offset + limit]) : null };
  });
}

interface Stretch {
  ref: string;
  path?: string;
  limit: number;
}

/**
 * `limit` commits after the first `offset`. Providers count in whole pages: where another limit came in between, two of them are needed.
 */
async function commitsFrom({ row, provider }: OpenRepository, query: Stretch, offset: number): Promise<CommitMeta[]> {
  const page = Math.floor(offset / query.limit) + 1;
  const skipped = offset % query.limit;
  const commits = (await provider.listCommits(row.external_ref, { ...query, page })).slice(skipped);
  if (skipped === 0) return commits;
  return [...commits, ...(await provider.listCommits(row.external_ref, { ...query, page: page + 1 })).slice(0, skipped)];
}
