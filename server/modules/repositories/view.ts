import { type ChangedFile, type CommitMeta, type FileMeta, GitFailure } from '../git/index.ts';
import type { OpenRepository } from './open.ts';
import { filesAt } from './reading.ts';

/** A repository at one commit, as an analysis reads it. `read` gives null for what is not there or too large. Throws GitFailure. */
export interface CommitView {
  ref: string;
  files(): Promise<FileMeta[]>;
  read(path: string): Promise<Buffer | null>;
  /** The newest 50 that touched the path. */
  commits(path: string): Promise<CommitMeta[]>;
  changes(hash: string): Promise<ChangedFile[]>;
}

/** The repository as it was at a commit. */
export const viewAt = (opened: OpenRepository, hash: string): CommitView => {
  const { row, provider } = opened;
  return {
    ref: hash,
    files: () => filesAt(opened, hash),
    read: (path) => provider.getFileContent(row.external_ref, path, hash).catch(nullIfUnreadable),
    commits: (path) => provider.listCommits(row.external_ref, { ref: hash, path, limit: 50 }),
    changes: async (commit) => (await provider.getCommit(row.external_ref, commit)).files,
  };
};

function nullIfUnreadable(error: unknown): null {
  if (error instanceof GitFailure && (error.reason === 'not_found' || error.reason === 'too_large')) return null;
  throw error;
}
