import { readFileSync } from 'node:fs';
import { type SampleRepository, textFile } from './types.ts';

/** The sample kept under seeds/: its repository, the trace that its newest commit really prints, and the commits to expect. */
export interface Sample {
  repository: SampleRepository;
  trace: string;
  head: string;
  broken_by: string;
}

interface SampleFile extends Omit<SampleRepository, 'commits'> {
  head: string;
  broken_by: string;
  commits: string[];
}

interface CommitFile {
  author: { name: string; email: string };
  date: string;
  message: string;
  files: Record<string, string[]>;
}

const read = (name: string): string => readFileSync(new URL(`../../../seeds/sample/${name}`, import.meta.url), 'utf8');

function commitFrom(name: string) {
  const { files, ...commit } = JSON.parse(read(`commits/${name}.json`)) as CommitFile;
  const entries = Object.entries(files).map(([path, lines]) => [path, textFile(lines.map((line) => `${line}\n`).join(''))] as const);
  return { ...commit, files: Object.fromEntries(entries) };
}

/** Reads the sample from seeds/sample. */
export function loadSample(): Sample {
  const { head, broken_by, commits, ...about } = JSON.parse(read('sample.json')) as SampleFile;
  const trace = read('trace.log').replace(/^(#.*\n)+/, '');
  return { repository: { ...about, commits: commits.map(commitFrom) }, trace, head, broken_by };
}
