import { GitFailure } from '../git/index.ts';
import { headOf, type OpenRepository } from '../repositories/index.ts';

/** The commit that the ref, or else the repository's default branch, means now. GitFailure where there is none. */
export async function newestCommit(opened: OpenRepository, ref: string | undefined): Promise<string> {
  const hash = await headOf(opened, ref);
  if (hash === undefined) throw new GitFailure('not_found', 'The repository is empty.');
  return hash;
}
