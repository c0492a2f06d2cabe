import { History, type Recorded } from '../../server/local/sample/index.ts';

/** An error as Azure DevOps words it. */
export const fault = (status: number, typeKey: string, message: string) => ({
  status,
  body: {
    $id: '1',
    innerException: null,
    message,
    typeName: `Microsoft.TeamFoundation.Git.Server.${typeKey}, Microsoft.TeamFoundation.Git.Server`,
    typeKey,
    errorCode: 0,
    eventId: 3000,
  },
});

const kindOf = (mode: string): 'tree' | 'commit' | 'blob' => (mode === '40000' ? 'tree' : mode === '160000' ? 'commit' : 'blob');

/** GET …/repositories/{name}. */
export function repositoryAnswer(url: string, history: History, name: string, project: string) {
  const branch = history.commits.length === 0 ? {} : { defaultBranch: `refs/heads/${history.about.default_branch}` };
  const visibility = history.about.private ? 'private' : 'public';
  const about = { id: '6ce954b1-ce1f-45d1-b94d-e6bf2464ba2c', name: project, state: 'wellFormed', revision: 11, visibility };
  return { id: '5febef5a-833d-4e14-b9c0-14cb638f91e6', name, url, project: about, ...branch, size: 728, isDisabled: false };
}

/** One item of the Items interface, without its content. */
export function itemAnswer(url: string, history: History, commit: Recorded, path: string) {
  const bare = path.replace(/^\/|\/$/g, '');
  const held = bare === '' ? { mode: '40000', sha: commit.tree } : history.below(commit.tree).find((item) => item.path === bare);
  if (held === undefined) return undefined;
  const folder = held.mode === '40000' ? { isFolder: true } : {};
  const link = held.mode === '120000' ? { isSymLink: true } : {};
  return {
    objectId: held.sha,
    gitObjectType: kindOf(held.mode),
    commitId: commit.hash,
    path: `/${bare}`,
    ...folder,
    ...link,
    url: `${url}/items/${bare}`,
  };
}

/** GET …/trees/{sha}. */
export function treeAnswer(url: string, history: History, sha: string, deep: boolean) {
  const found = deep ? history.below(sha) : (history.trees.get(sha) ?? []).map((item) => ({ ...item, path: item.name }));
  const treeEntries = found.map(({ path, mode, sha: objectId }) => ({
    objectId,
    relativePath: path,
    mode,
    gitObjectType: kindOf(mode),
    url: `${url}/${kindOf(mode)}s/${objectId}`,
    size: history.blobs.get(objectId)?.length ?? 0,
  }));
  return { objectId: sha, url: `${url}/trees/${sha}`, treeEntries, size: 0 };
}

/** One commit of GET …/commits. */
export function commitAnswer(url: string, commit: Recorded) {
  const person = { ...commit.author, date: new Date(commit.date).toISOString().replace('.000Z', 'Z') };
  const kinds = commit.changed.map(({ before, after }) => (before === undefined ? 'Add' : after === undefined ? 'Delete' : 'Edit'));
  const count = (kind: string): number => kinds.filter((one) => one === kind).length;
  const changeCounts = { Add: count('Add'), Edit: count('Edit'), Delete: count('Delete') };
  return {
    commitId: commit.hash,
    author: person,
    committer: person,
    comment: commit.message,
    changeCounts,
    url: `${url}/commits/${commit.hash}`,
  };
}

/** GET …/commits/{id}. */
export const commitDetailAnswer = (url: string, commit: Recorded) => ({
  ...commitAnswer(url, commit),
  treeId: commit.tree,
  parents: commit.parents,
});

/** GET …/commits/{id}/changes: the folders above each changed file come along, as they do there. */
export function changesAnswer(url: string, commit: Recorded, top: number) {
  const folders = new Set(commit.changed.map(({ path }) => path.split('/').slice(0, -1).join('/')).filter(Boolean));
  const above = [...folders].map((path) => ({
    item: { gitObjectType: 'tree', path: `/${path}`, isFolder: true, url: `${url}/items/${path}` },
    changeType: 'edit',
  }));
  const files = commit.changed.map(({ path, before, after }) => ({
    item: {
      objectId: (after ?? before)?.sha,
      originalObjectId: before?.sha,
      gitObjectType: 'blob',
      commitId: commit.hash,
      path: `/${path}`,
      url: `${url}/items/${path}`,
    },
    changeType: before === undefined ? 'add' : after === undefined ? 'delete' : 'edit',
  }));
  return { changeCounts: commitAnswer(url, commit).changeCounts, changes: [...above, ...files].slice(0, top) };
}
