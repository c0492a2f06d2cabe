import { unifiedDiff } from '../../modules/git/index.ts';
import type { History, Recorded } from './history.ts';

const docs = 'https://docs.github.com/rest';
const oneMegabyte = 1024 * 1024;
const kinds: Readonly<Record<string, string>> = { '40000': 'tree', '160000': 'commit' };

/** Where a repository's interface lies on this server. */
export const apiOf = (origin: string, history: History): string => `${origin}/repos/${history.about.full_name}`;

/** An error as GitHub words it. */
export const fault = (status: number, message: string) => ({ status, body: { message, documentation_url: docs, status: String(status) } });

/** A stable number for a name, as GitHub's ids are. */
export const idOf = (name: string): number => Buffer.from(name).reduce((sum, byte) => (sum * 31 + byte) % 1_000_000_007, 7);

/** GET /repos/{owner}/{repo}. */
export function repositoryAnswer(origin: string, history: History) {
  const { full_name, default_branch, private: hidden } = history.about;
  const [login = '', name = ''] = full_name.split('/');
  const owner = { login, id: idOf(login), type: 'Organization', site_admin: false };
  const visibility = hidden ? 'private' : 'public';
  const times = { created_at: history.commits.at(-1)?.date, pushed_at: history.commits[0]?.date };
  return {
    id: idOf(full_name),
    name,
    full_name,
    private: hidden,
    visibility,
    owner,
    default_branch,
    ...times,
    url: apiOf(origin, history),
    fork: false,
    size: 12,
  };
}

/** GET …/git/trees/{sha}; `limit` is the number of entries from which on it is truncated. */
export function treeAnswer(origin: string, history: History, sha: string, deep: boolean, limit: number) {
  const api = apiOf(origin, history);
  const found = deep ? history.below(sha) : (history.trees.get(sha) ?? []).map((item) => ({ ...item, path: item.name }));
  const tree = found.slice(0, deep ? limit : undefined).map(({ path, mode, sha: id }) => {
    const type = kinds[mode] ?? 'blob';
    const size = type === 'blob' ? { size: history.blobs.get(id)?.length ?? 0 } : {};
    const url = type === 'commit' ? {} : { url: `${api}/git/${type}s/${id}` };
    return { path, mode: mode.padStart(6, '0'), type, sha: id, ...size, ...url };
  });
  return { sha, url: `${api}/git/trees/${sha}`, tree, truncated: tree.length < found.length };
}

// GitHub breaks base64 into lines of 60 characters.
const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/.{1,60}/g, '$&\n');

/** GET …/git/blobs/{sha}. */
export function blobAnswer(origin: string, history: History, sha: string, content: Buffer) {
  return {
    sha,
    node_id: sha.slice(0, 12),
    size: content.length,
    url: `${apiOf(origin, history)}/git/blobs/${sha}`,
    content: base64(content),
    encoding: 'base64',
  };
}

/** GET …/contents/{path}: a file, a symlink, a submodule, or the list of a folder; undefined when nothing is there. */
export function contentAnswer(origin: string, history: History, commit: Recorded, path: string) {
  const one = (name: string, mode: string, sha: string) => {
    const type = { '40000': 'dir', '120000': 'symlink', '160000': 'submodule' }[mode] ?? 'file';
    const size = history.blobs.get(sha)?.length ?? 0;
    return {
      name: name.split('/').at(-1),
      path: name,
      sha,
      size,
      url: `${apiOf(origin, history)}/contents/${name}?ref=${commit.hash}`,
      type,
    };
  };
  const held = commit.tree_files.get(path);
  if (held === undefined) {
    const prefix = path === '' ? '' : `${path}/`;
    const inside = history
      .below(commit.tree)
      .filter((item) => item.path.startsWith(prefix) && !item.path.slice(prefix.length).includes('/'));
    return inside.length === 0 ? undefined : inside.map((item) => one(item.path, item.mode, item.sha));
  }
  const about = one(path, held.mode, held.sha);
  const content = history.blobs.get(held.sha) ?? Buffer.alloc(0);
  if (held.mode === '160000') return { ...about, submodule_git_url: null };
  if (held.mode === '120000') return { ...about, target: content.toString() };
  const isLarge = content.length > oneMegabyte;
  return { ...about, content: isLarge ? '' : base64(content), encoding: isLarge ? 'none' : 'base64' };
}

/** One commit of GET …/commits. */
export function commitAnswer(origin: string, history: History, commit: Recorded) {
  const api = apiOf(origin, history);
  const person = { ...commit.author, date: new Date(commit.date).toISOString().replace('.000Z', 'Z') };
  const verification = { verified: false, reason: 'unsigned', signature: null, payload: null };
  const inner = {
    author: person,
    committer: person,
    message: commit.message,
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    comment_count: 0,
    verification,
  };
  const parents = commit.parents.map((sha) => ({ sha, url: `${api}/commits/${sha}` }));
  return { sha: commit.hash, commit: inner, url: `${api}/commits/${commit.hash}`, author: null, committer: null, parents };
}

function changeAnswer(history: History, { path, before, after }: Recorded['changed'][number]) {
  const textOf = (sha: string | undefined): Buffer => (sha === undefined ? Buffer.alloc(0) : (history.blobs.get(sha) ?? Buffer.alloc(0)));
  const [old, now] = [textOf(before?.sha), textOf(after?.sha)];
  const status = before === undefined ? 'added' : after === undefined ? 'removed' : 'modified';
  const isText = !old.includes(0) && !now.includes(0) && old.length + now.length < oneMegabyte;
  const patch = isText ? unifiedDiff(old.toString(), now.toString()) : '';
  const count = (sign: string): number => patch.split('\n').filter((line) => line.startsWith(sign)).length;
  const [additions, deletions] = [count('+'), count('-')];
  return {
    sha: (after ?? before)?.sha,
    filename: path,
    status,
    additions,
    deletions,
    changes: additions + deletions,
    ...(patch !== '' && { patch }),
  };
}

/** GET …/commits/{ref}: with the files it changed and their patches. */
export function commitDetailAnswer(origin: string, history: History, commit: Recorded) {
  const files = commit.changed.map((change) => changeAnswer(history, change));
  const sum = (of: 'additions' | 'deletions'): number => files.reduce((total, file) => total + file[of], 0);
  const [additions, deletions] = [sum('additions'), sum('deletions')];
  return { ...commitAnswer(origin, history, commit), stats: { total: additions + deletions, additions, deletions }, files };
}
