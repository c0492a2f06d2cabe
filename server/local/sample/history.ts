import { commitId, inGitOrder, objectId, type TreeItem, treeId } from './objects.ts';
import type { SampleCommit, SampleRepository } from './types.ts';

/** One path at one commit. */
export interface Held {
  mode: string;
  sha: string;
}

/** One commit with everything that can be asked of it; `files` is the whole tree, flat. */
export interface Recorded extends SampleCommit {
  hash: string;
  tree: string;
  parents: string[];
  tree_files: ReadonlyMap<string, Held>;
  changed: { path: string; before: Held | undefined; after: Held | undefined }[];
}

/** A sample repository with its git objects, as a git host keeps it. */
export class History {
  readonly about: SampleRepository;
  /** Newest first. */
  readonly commits: Recorded[] = [];
  readonly blobs = new Map<string, Buffer>();
  readonly trees = new Map<string, TreeItem[]>();

  constructor(about: SampleRepository) {
    this.about = about;
    for (const commit of about.commits) this.commits.unshift(this.#record(commit));
  }

  /** The commit that a hash, a unique beginning of one, or the default branch's name means. */
  find(ref: string): Recorded | undefined {
    const names = [this.about.default_branch, `heads/${this.about.default_branch}`, `refs/heads/${this.about.default_branch}`, 'HEAD'];
    if (names.includes(ref)) return this.commits[0];
    const matching = /^[0-9a-f]{7,40}$/.test(ref) ? this.commits.filter(({ hash }) => hash.startsWith(ref)) : [];
    return matching.length === 1 ? matching[0] : undefined;
  }

  /** The commits reachable from one, newest first, of those that touched the path (a file or a folder). */
  log(from: Recorded, path?: string): Recorded[] {
    const reachable = this.commits.slice(this.commits.indexOf(from));
    if (path === undefined || path === '') return reachable;
    return reachable.filter(({ changed }) => changed.some((change) => change.path === path || change.path.startsWith(`${path}/`)));
  }

  /** Everything below a tree, folders included, with paths from that tree on. */
  below(tree: string, prefix = ''): (TreeItem & { path: string })[] {
    return (this.trees.get(tree) ?? []).flatMap((item) => {
      const here = { ...item, path: prefix + item.name };
      return item.mode === '40000' ? [here, ...this.below(item.sha, `${here.path}/`)] : [here];
    });
  }

  #record(commit: SampleCommit): Recorded {
    const parent = this.commits[0];
    const files = new Map(parent?.tree_files);
    const changed: Recorded['changed'] = [];
    for (const [path, entry] of Object.entries(commit.files)) {
      const before = files.get(path);
      const after = entry === null ? undefined : { mode: entry.mode, sha: this.#keep(entry.content, entry.mode) };
      if (after === undefined) files.delete(path);
      else files.set(path, after);
      changed.push({ path, before, after });
    }
    const tree = this.#plant([...files].map(([path, held]) => ({ path, ...held })));
    const parents = parent === undefined ? [] : [parent.hash];
    return { ...commit, hash: commit.hash ?? commitId(commit, tree, parents), tree, parents, tree_files: files, changed };
  }

  #keep(content: Buffer, mode: string): string {
    if (mode === '160000') return content.toString('latin1');
    const sha = objectId('blob', content);
    this.blobs.set(sha, content);
    return sha;
  }

  /** Makes the tree of these files and those of its folders; the tree's id. */
  #plant(files: (Held & { path: string })[]): string {
    const items: TreeItem[] = [];
    const folders = new Map<string, (Held & { path: string })[]>();
    for (const { path, mode, sha } of files) {
      const slash = path.indexOf('/');
      if (slash === -1) {
        items.push({ name: path, mode, sha });
        continue;
      }
      const folder = path.slice(0, slash);
      if (!folders.has(folder)) folders.set(folder, []);
      folders.get(folder)?.push({ path: path.slice(slash + 1), mode, sha });
    }
    for (const [name, inside] of folders) items.push({ name, mode: '40000', sha: this.#plant(inside) });
    const sorted = inGitOrder(items);
    const id = treeId(sorted);
    this.trees.set(id, sorted);
    return id;
  }
}
