import type { CredentialKind } from './kinds.ts';

/**
 * One entry of a repository's tree. `size` is in bytes (0 for a submodule); `sha` is git's id of the blob, or of the submodule's commit.
 */
export interface FileMeta {
  path: string;
  type: 'file' | 'symlink' | 'submodule';
  size: number;
  sha: string;
}

/** One commit as lists show it; `date` is the author's, ISO 8601 in UTC. */
export interface CommitMeta {
  hash: string;
  author: { name: string; email: string };
  date: string;
  message: string;
}

/** One file of a commit. `patch` is a unified diff without file headers, null for binary, very large or very many files. */
export interface ChangedFile {
  path: string;
  previous_path: string | null;
  status: 'added' | 'modified' | 'removed' | 'renamed';
  patch: string | null;
}

/** One commit with what it changed against its first parent; `files_truncated` says that there were more files than listed. */
export interface CommitDetail extends CommitMeta {
  parents: string[];
  files: ChangedFile[];
  files_truncated: boolean;
}

/**
 * What is kept of a repository when it is connected; `external_id` is the provider's own id, which survives renames. `default_branch` is
 * null while it is empty.
 */
export interface RepositoryMeta {
  external_id: string;
  default_branch: string | null;
  private: boolean;
}

/**
 * Which commits: reachable from `ref` (default: the default branch), touching `path`; `limit` 1..100 (default 50), `page` from 1. A full
 * page may have a next one.
 */
export interface CommitQuery {
  ref?: string;
  path?: string;
  limit?: number;
  page?: number;
}

/**
 * What the provider says of the credential. `verified` is false where it can only be tried against a repository; null: the provider does
 * not say.
 */
export interface AccessCheck {
  verified: boolean;
  login: string | null;
  scopes: string[] | null;
  expires_at: string | null;
}

/**
 * One provider with one credential. `repoId` is the external_ref: "owner/name" or "organisation/project/name". Everything throws
 * GitFailure.
 */
export interface GitProvider {
  /** Every file, symlink and submodule at that branch, tag or commit; an empty repository has none. At most 200,000. */
  listFiles(repoId: string, ref: string): Promise<FileMeta[]>;
  /** The bytes of one file, at most 5 MB. */
  getFileContent(repoId: string, path: string, ref: string): Promise<Buffer>;
  /** The newest commits first. */
  listCommits(repoId: string, query?: CommitQuery): Promise<CommitMeta[]>;
  getRepository(repoId: string): Promise<RepositoryMeta>;
  getCommit(repoId: string, hash: string): Promise<CommitDetail>;
  /** The hash of the commit that a branch, tag or commit name means now. */
  resolveRef(repoId: string, ref: string): Promise<string>;
  checkAccess(): Promise<AccessCheck>;
}

/**
 * A credential ready for use: `token` is the secret itself or the short-lived token made from it; `base_url` null means the provider's
 * public host.
 */
export interface ProviderCredential {
  kind: CredentialKind;
  base_url: string | null;
  token: string;
}

/** A short-lived token; `expires_at` is ISO 8601. */
export interface IssuedToken {
  token: string;
  expires_at: string;
}
