import type { FileMeta } from '../../git/index.ts';
import { batched } from './batches.ts';
import { MAX_SOURCE } from './limits.ts';
import { snippet, type Snippet } from './snippet.ts';
import type { RepoView } from './types.ts';

/** The repository's files by path; symlinks and submodules hold no code. */
export const filesOf = async (repo: RepoView): Promise<Map<string, FileMeta>> =>
  new Map((await repo.files()).filter((file) => file.type === 'file').map((file) => [file.path, file]));

/** The code around each place; every file is read once, overlarge and unreadable ones give no lines. */
export async function codeAround(
  repo: RepoView,
  places: readonly { repo_path: string; line: number }[],
  files: ReadonlyMap<string, FileMeta>,
  signal?: AbortSignal,
): Promise<Snippet[]> {
  const paths = [...new Set(places.map((place) => place.repo_path))].filter(
    (path) => (files.get(path)?.size ?? MAX_SOURCE + 1) <= MAX_SOURCE,
  );
  const contents = new Map(await batched(paths, async (path) => [path, await repo.read(path)] as const, signal));
  return places.map(({ repo_path, line }) => snippet(contents.get(repo_path) ?? '', line));
}
