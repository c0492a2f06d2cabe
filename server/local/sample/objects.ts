import { createHash } from 'node:crypto';
import type { SampleCommit } from './types.ts';

/** One entry of a tree object. */
export interface TreeItem {
  name: string;
  mode: string;
  sha: string;
}

/** git's id of an object: SHA-1 over its kind, size and bytes. */
export const objectId = (kind: 'blob' | 'tree' | 'commit', bytes: Buffer): string =>
  createHash('sha1').update(`${kind} ${bytes.length}\0`).update(bytes).digest('hex');

// git sorts a folder as if its name ended in a slash, byte by byte.
const sortKey = ({ name, mode }: TreeItem): Buffer => Buffer.from(mode === '40000' ? `${name}/` : name);

/** The items in git's order. */
export const inGitOrder = (items: TreeItem[]): TreeItem[] => [...items].sort((one, other) => Buffer.compare(sortKey(one), sortKey(other)));

/** The id of a tree whose items are in git's order. */
export const treeId = (items: TreeItem[]): string =>
  objectId('tree', Buffer.concat(items.flatMap(({ name, mode, sha }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(sha, 'hex')])));

/** The id of a commit whose author and committer are the same person at the same moment, in UTC. */
export function commitId({ author, date, message }: SampleCommit, tree: string, parents: string[]): string {
  const who = `${author.name} <${author.email}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
  const lines = [`tree ${tree}`, ...parents.map((parent) => `parent ${parent}`), `author ${who}`, `committer ${who}`, '', `${message}\n`];
  return objectId('commit', Buffer.from(lines.join('\n')));
}
