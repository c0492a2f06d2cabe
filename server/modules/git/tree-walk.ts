import { GitFailure } from './failure.ts';
import type { FileMeta } from './types.ts';

/** One entry as both providers tell it: git's octal mode and the path inside the tree that was read. */
export interface TreeEntry {
  path: string;
  mode: string;
  sha: string;
  size: number;
}

/** Reads one tree, with everything below it when `deep`. `truncated`: there was more than fits into one answer. */
export type ReadTree = (sha: string, deep: boolean) => Promise<{ entries: TreeEntry[]; truncated: boolean }>;

const mostEntries = 200_000;

const isTree = ({ mode }: TreeEntry): boolean => Number.parseInt(mode, 8) === 0o40000;

function fileOf({ path, mode, sha, size }: TreeEntry): FileMeta {
  const kind = Number.parseInt(mode, 8) & 0o170000;
  const type = kind === 0o120000 ? 'symlink' : kind === 0o160000 ? 'submodule' : 'file';
  return { path, type, size: type === 'submodule' ? 0 : size, sha };
}

async function readDeep(sha: string, read: ReadTree): ReturnType<ReadTree> {
  try {
    return await read(sha, true);
  } catch (error) {
    if (error instanceof GitFailure && error.reason === 'too_large') return { entries: [], truncated: true };
    throw error;
  }
}

/** Every file below a tree. Asks for all of it at once; where that is cut off, goes one level down and asks again for each folder. */
export async function walkTree(root: string, read: ReadTree): Promise<FileMeta[]> {
  const files: FileMeta[] = [];
  const waiting = [{ sha: root, prefix: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { sha, prefix } = next;
    let { entries, truncated } = await readDeep(sha, read);
    if (truncated) {
      ({ entries, truncated } = await read(sha, false));
      if (truncated) throw new GitFailure('too_large', 'A single folder of the repository is too large to list.');
      for (const entry of entries.filter(isTree)) waiting.push({ sha: entry.sha, prefix: `${prefix}${entry.path}/` });
    }
    for (const entry of entries) if (!isTree(entry)) files.push(fileOf({ ...entry, path: prefix + entry.path }));
    if (files.length > mostEntries) throw new GitFailure('too_large', `The repository has more than ${mostEntries} files.`);
  }
  return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}
