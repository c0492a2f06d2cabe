import { GitFailure, isHash } from '../git/index.ts';
import type { OpenRepository } from './open.ts';

/** The ref that is meant: the one asked for, the repository's own, or what the provider says by now; null while the repository is empty. */
export const namedRef = async ({ row, provider }: OpenRepository, ref: string | undefined): Promise<string | null> =>
  ref ?? row.default_ref ?? (await provider.getRepository(row.external_ref)).default_branch;

/** The commit that the ref, or else the repository's own, means now; none where nothing was ever committed. Throws GitFailure. */
export async function headOf(opened: OpenRepository, ref: string | undefined): Promise<string | undefined> {
  const { row, provider } = opened;
  const name = await namedRef(opened, ref);
  if (name === null) return undefined;
  if (isHash(name)) return name;
  try {
    return await provider.resolveRef(row.external_ref, name);
  } catch (error) {
    const missing = error instanceof GitFailure && error.reason === 'not_found';
    if (missing && (await provider.listCommits(row.external_ref, { limit: 1 })).length === 0) return undefined;
    throw error;
  }
}
