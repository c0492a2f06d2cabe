/** One entry as a commit leaves it: bytes with a mode, or a submodule. null in a commit's files means that the path is removed. */
export interface SampleEntry {
  content: Buffer;
  mode: '100644' | '100755' | '120000' | '160000';
}

/**
 * One commit: what it wrote and removed. `hash` is given when the commit exists elsewhere under that id; otherwise it is computed as git
 * does.
 */
export interface SampleCommit {
  hash?: string;
  author: { name: string; email: string };
  /** ISO 8601. */
  date: string;
  message: string;
  files: Record<string, SampleEntry | null>;
}

/** A repository as plain data: one straight line of commits, oldest first. `full_name` is "owner/name". */
export interface SampleRepository {
  full_name: string;
  default_branch: string;
  private: boolean;
  commits: SampleCommit[];
}

/** A text file of a commit. */
export const textFile = (text: string): SampleEntry => ({ content: Buffer.from(text), mode: '100644' });
