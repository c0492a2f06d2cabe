import fs from 'node:fs/promises';
import path from 'node:path';
import { fromGit, loadSample, type SampleRepository } from '../../local/sample/index.ts';
import { DemoFault } from './fault.ts';
import { madeUpTrace } from './made-up-trace.ts';
import type { Options } from './options.ts';

/** What the demo works on: a repository to be served as GitHub would, and a log that came out of it. */
export interface Material {
  repository: SampleRepository;
  log: string;
  /** Where the log comes from, for the person at the terminal. */
  about: string;
}

/** The sample of seeds/, or what the options name instead. */
export async function materialFor({ repo, log }: Pick<Options, 'repo' | 'log'>): Promise<Material> {
  const given = log === undefined ? undefined : { log: await read(log), about: log };
  if (repo === undefined) {
    const { repository, trace } = loadSample();
    return { repository, ...(given ?? { log: trace, about: 'the trace that the sample really printed' }) };
  }
  const repository = await history(path.resolve(repo));
  if (given) return { repository, ...given };
  const made = madeUpTrace(repository);
  if (!made) throw new DemoFault(`No file in ${repo} is in a language that a trace can be made up for: give one with --log <file>.`);
  return { repository, ...made };
}

async function read(file: string): Promise<string> {
  try {
    const text = await fs.readFile(file, 'utf8');
    if (text.trim() !== '') return text;
  } catch (error) {
    throw new DemoFault(`The log ${file} cannot be read: ${(error as Error).message}.`);
  }
  throw new DemoFault(`The log ${file} is empty.`);
}

async function history(folder: string): Promise<SampleRepository> {
  try {
    const found = await fromGit(folder);
    if (found.commits.length > 0) return found;
  } catch (error) {
    const { code, stderr, message } = error as NodeJS.ErrnoException & { stderr?: Buffer };
    if (code === 'ENOENT') throw new DemoFault('--repo needs git, which is not installed here.');
    throw new DemoFault(`${folder} cannot be used as a repository: ${stderr?.toString().trim() || message}`);
  }
  throw new DemoFault(`${folder} has no commits yet.`);
}
