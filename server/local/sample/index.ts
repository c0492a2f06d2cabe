export { fromGit } from './from-git.ts';
export { type GitHubOptions, type SampleGitHub, startGitHub } from './github.ts';
export { History, type Recorded } from './history.ts';
export { loadSample, type Sample } from './load.ts';
export { type SampleCommit, type SampleEntry, type SampleRepository, textFile } from './types.ts';
