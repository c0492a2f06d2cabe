import type { CommitMeta, FileMeta } from '../../git/index.ts';

export type Language = 'python' | 'javascript' | 'typescript' | 'java' | 'kotlin' | 'go' | 'csharp' | 'ruby' | 'rust';

/** One stack frame as the log tells it: `raw` is its line, line and column count from 1, null where the log does not say. */
export interface Frame {
  language: Language;
  raw: string;
  file: string | null;
  line: number | null;
  column: number | null;
  function: string | null;
}

/** One exception of a log, innermost frame first; `seen` counts its repeats, `last_line` is the log line where it ended last. */
export interface Exception {
  type: string | null;
  message: string;
  frames: Frame[];
  caused_by: Exception | null;
  seen: number;
  last_line: number;
}

/** What was left out because a limit was met. */
export interface Cuts {
  characters: number;
  long_lines: number;
  exceptions: number;
  frames: number;
}

/** A log understood: its exceptions in the order they ended, the last line that complains, and how many characters were looked at. */
export interface ParsedLog {
  exceptions: Exception[];
  headline: string | null;
  lines: number;
  work: number;
  cuts: Cuts;
}

/** A frame with its place in the repository: null when outside or ambiguous; `candidates` names the files it may be (ambiguous only). */
export interface MappedFrame extends Frame {
  repo_path: string | null;
  candidates: string[];
}

/** One file of a commit's change; `patch` is a unified diff without file headers, when the provider gives it. */
export interface FileChange {
  path: string;
  additions: number;
  deletions: number;
  patch?: string;
}

/** The repository at one ref, as the analysis sees it; `commits` are newest first. */
export interface RepoView {
  ref: string;
  files(): Promise<FileMeta[]>;
  read(path: string): Promise<Buffer | null>;
  commits(path: string): Promise<CommitMeta[]>;
  changes?(hash: string): Promise<FileChange[]>;
}

/** Told after each step, so that a job can show how far it is. */
export interface Progress {
  step: 'parsed' | 'mapped' | 'history' | 'code' | 'done';
  done: number;
  total: number;
}
