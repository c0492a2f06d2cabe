import type * as shapes from './azure-devops-shapes.ts';
import { checkedRef, isHash } from './names.ts';
import type { ChangedFile, CommitMeta } from './types.ts';

type Commit = (typeof shapes.commitShape)['_output'];
type Change = (typeof shapes.changesShape)['_output']['changes'][number];

/** A ref as Azure DevOps wants it told: by kind and bare name. */
export interface Version {
  type: 'commit' | 'branch' | 'tag';
  name: string;
}

/** What a ref can mean, the likeliest first. */
export function versionsOf(ref: string): Version[] {
  const name = checkedRef(ref);
  if (isHash(name)) return [{ type: 'commit', name }];
  if (name.startsWith('refs/heads/')) return [{ type: 'branch', name: name.slice('refs/heads/'.length) }];
  if (name.startsWith('refs/tags/')) return [{ type: 'tag', name: name.slice('refs/tags/'.length) }];
  return [
    { type: 'branch', name },
    { type: 'tag', name },
  ];
}

/** A commit in our words. */
export const commitOf = ({ commitId, author, comment }: Commit): CommitMeta => ({
  hash: commitId,
  author: { name: author.name ?? '', email: author.email ?? '' },
  date: new Date(author.date).toISOString(),
  message: comment ?? '',
});

function statusOf(words: string[]): ChangedFile['status'] {
  if (words.includes('delete')) return 'removed';
  if (words.includes('rename')) return 'renamed';
  return words.includes('add') || words.includes('branch') || words.includes('undelete') ? 'added' : 'modified';
}

/** The files among a commit's changes, without the folders above them and without the half of a rename that only says "gone". */
export function changesOf(changes: Change[]): ChangedFile[] {
  const files: ChangedFile[] = [];
  for (const { changeType, sourceServerItem, item } of changes) {
    const words = changeType.toLowerCase().split(/,\s*/);
    if (item.isFolder === true || item.gitObjectType === 'tree' || words.includes('sourcerename')) continue;
    const status = statusOf(words);
    const previous = status === 'renamed' ? (sourceServerItem?.slice(1) ?? null) : null;
    files.push({ path: item.path.replace(/^\//, ''), previous_path: previous, status, patch: null });
  }
  return files;
}
