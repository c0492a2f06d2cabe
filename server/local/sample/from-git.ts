import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { SampleCommit, SampleEntry, SampleRepository } from './types.ts';

const run = promisify(execFile);
const mostCommits = 100;
const mostBytes = 512 * 1024 * 1024;
const unit = '\u001f';

type Git = (args: string[], input?: string) => Promise<Buffer>;
type Written = Record<string, { mode: string; sha: string } | null>;

function gitIn(folder: string): Git {
  return async (args, input = '') => {
    const running = run('git', ['-C', folder, '-c', 'core.quotePath=false', ...args], { encoding: 'buffer', maxBuffer: mostBytes });
    running.child.stdin?.on('error', () => {}); // a command that reads nothing may have ended by now: its exit code tells more
    running.child.stdin?.end(input);
    return (await running).stdout;
  };
}

const fieldsOf = (output: Buffer): string[] => output.toString().split('\0').filter(Boolean);

/** The paths that a commit wrote and removed; for the oldest one taken, all that it has. */
async function writtenBy(git: Git, hash: string, isOldest: boolean): Promise<Written> {
  const written: Written = {};
  if (isOldest) {
    for (const line of fieldsOf(await git(['ls-tree', '-r', '-z', hash]))) {
      const [about = '', name = ''] = line.split('\t');
      const [mode = '', , sha = ''] = about.split(' ');
      written[name] = { mode, sha };
    }
    return written;
  }
  const changes = fieldsOf(await git(['diff-tree', '-r', '-z', '--no-renames', `${hash}^1`, hash]));
  for (let at = 0; at + 1 < changes.length; at += 2) {
    const [, mode = '', , sha = '', kind = ''] = changes[at]!.split(' ');
    written[changes[at + 1]!] = kind === 'D' ? null : { mode, sha };
  }
  return written;
}

/** The bytes of these blobs, all read by one process: a line "<id> blob <size>", the bytes, a line end. */
async function blobsOf(git: Git, ids: Set<string>): Promise<Map<string, Buffer>> {
  const blobs = new Map<string, Buffer>();
  const output = await git(['cat-file', '--batch'], [...ids].map((id) => `${id}\n`).join(''));
  for (let at = 0; at < output.length;) {
    const lineEnd = output.indexOf('\n', at);
    const [id = '', , size = '0'] = output.toString('utf8', at, lineEnd).split(' ');
    const end = lineEnd + 1 + Number(size);
    blobs.set(id, output.subarray(lineEnd + 1, end));
    at = end + 1;
  }
  return blobs;
}

/**
 * The history of a local checkout as a sample: the newest commits of its current branch along their first parents, under their real ids.
 */
export async function fromGit(folder: string, limit = mostCommits): Promise<SampleRepository> {
  const git = gitIn(folder);
  const text = async (...args: string[]): Promise<string> => (await git(args)).toString().trim();
  const format = `--format=%H${unit}%an${unit}%ae${unit}%aI${unit}%B`;
  const found = fieldsOf(await git(['log', '-z', '--first-parent', `--max-count=${limit}`, format])).reverse();
  const told: [string[], Written][] = [];
  for (const [index, line] of found.entries()) {
    const fields = line.split(unit);
    told.push([fields, await writtenBy(git, fields[0] ?? '', index === 0)]);
  }
  const all = told.flatMap(([, written]) => Object.values(written)).filter((entry) => entry !== null);
  const blobs = await blobsOf(git, new Set(all.filter(({ mode }) => mode !== '160000').map(({ sha }) => sha)));
  const entryOf = ({ mode, sha }: { mode: string; sha: string }): SampleEntry => ({
    mode: mode as SampleEntry['mode'],
    content: blobs.get(sha) ?? Buffer.from(sha),
  });
  const commits = told.map(([[hash = '', name = '', email = '', date = '', ...message], written]): SampleCommit => {
    const files = Object.entries(written).map(([file, entry]) => [file, entry === null ? null : entryOf(entry)] as const);
    const when = new Date(date).toISOString();
    return { hash, author: { name, email }, date: when, message: message.join(unit).trimEnd(), files: Object.fromEntries(files) };
  });
  const root = path.basename(await text('rev-parse', '--show-toplevel')).replace(/[^A-Za-z0-9._-]/g, '-');
  const branch = await text('rev-parse', '--abbrev-ref', 'HEAD');
  return { full_name: `local/${root}`, default_branch: branch === 'HEAD' ? 'main' : branch, private: true, commits };
}
