import type { Outbound } from '../../platform/outbound/index.ts';
import { changesOf, commitOf, type Version, versionsOf } from './azure-devops-reading.ts';
import { AzureDevOpsRest, type Query } from './azure-devops-rest.ts';
import * as shapes from './azure-devops-shapes.ts';
import { GitFailure } from './failure.ts';
import { azureRef, checkedPath, isHash } from './names.ts';
import { walkTree } from './tree-walk.ts';
import type {
  AccessCheck,
  ChangedFile,
  CommitDetail,
  CommitMeta,
  CommitQuery,
  FileMeta,
  GitProvider,
  ProviderCredential,
  RepositoryMeta,
} from './types.ts';
import { unifiedDiff } from './unified-diff.ts';
import { understood } from './understood.ts';

const largestFile = 5 * 1024 * 1024;
const mostFilesOfCommit = 300;
const mostPatches = 30;
const largestPatched = 512 * 1024;
// This one answer has no released version.
const preview = { 'api-version': '7.1-preview.1' };
const anonymous = 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa';

/**
 * Azure DevOps through its REST interface: Items, Trees and Commits. It makes no patches: they are computed here from the two versions of
 * each file.
 */
export class AzureDevOpsClient implements GitProvider {
  readonly #rest: AzureDevOpsRest;

  constructor(credential: ProviderCredential, outbound: Outbound) {
    this.#rest = new AzureDevOpsRest(credential, outbound);
  }

  #parts(repoId: string, ...rest: string[]): [string, string[]] {
    const { organisation, project, name } = azureRef(repoId);
    return [organisation, [project, '_apis', 'git', 'repositories', name, ...rest]];
  }

  #json(repoId: string, parts: string[], query: Query = {}): Promise<unknown> {
    return this.#rest.json(...this.#parts(repoId, ...parts), query);
  }

  /** Tries the ref as each thing that it can name, the likeliest first. */
  async #atVersion<T>(ref: string, work: (version: Version) => Promise<T>): Promise<T> {
    const versions = versionsOf(ref);
    for (const version of versions.slice(0, -1)) {
      try {
        return await work(version);
      } catch (error) {
        if (!(error instanceof GitFailure) || error.reason !== 'not_found') throw error;
      }
    }
    return work(versions.at(-1)!);
  }

  async getRepository(repoId: string): Promise<RepositoryMeta> {
    const { id, defaultBranch, project } = understood(shapes.repositoryShape, await this.#json(repoId, []));
    return {
      external_id: id,
      default_branch: defaultBranch?.replace(/^refs\/heads\//, '') ?? null,
      private: project.visibility !== 'public',
    };
  }

  async resolveRef(repoId: string, ref: string): Promise<string> {
    const root = await this.#item(repoId, '/', ref);
    return root.commitId;
  }

  #item(repoId: string, path: string, ref: string): Promise<(typeof shapes.itemShape)['_output']> {
    return this.#atVersion(ref, async ({ type, name }) => {
      const version = { 'versionDescriptor.versionType': type, 'versionDescriptor.version': name };
      return understood(shapes.itemShape, await this.#json(repoId, ['items'], { path, ...version, $format: 'json' }));
    });
  }

  async listFiles(repoId: string, ref: string): Promise<FileMeta[]> {
    let root: string;
    try {
      root = (await this.#item(repoId, '/', ref)).objectId;
    } catch (error) {
      if (error instanceof GitFailure && error.reason === 'not_found' && (await this.#hasNone(repoId, ref, undefined))) return [];
      throw error;
    }
    return walkTree(root, async (sha, deep) => {
      const { treeEntries } = understood(shapes.treeShape, await this.#json(repoId, ['trees', sha], { recursive: deep }));
      const entries = treeEntries.map((entry) => ({
        path: entry.relativePath,
        mode: entry.mode,
        sha: entry.objectId,
        size: entry.size ?? 0,
      }));
      return { entries, truncated: false };
    });
  }

  async getFileContent(repoId: string, path: string, ref: string): Promise<Buffer> {
    const found = await this.#item(repoId, `/${checkedPath(path)}`, ref);
    if (found.gitObjectType !== 'blob') throw new GitFailure('not_found', 'This is not a file.');
    return this.#blob(repoId, path, found.commitId, largestFile);
  }

  #blob(repoId: string, path: string, commit: string, maxBytes: number): Promise<Buffer> {
    const version = { 'versionDescriptor.versionType': 'commit', 'versionDescriptor.version': commit };
    return this.#rest.bytes(...this.#parts(repoId, 'items'), { path: `/${path}`, ...version, $format: 'octetStream' }, maxBytes);
  }

  async listCommits(repoId: string, { ref, path, limit = 50, page = 1 }: CommitQuery = {}): Promise<CommitMeta[]> {
    const criteria = {
      'searchCriteria.$top': limit,
      'searchCriteria.$skip': (page - 1) * limit,
      'searchCriteria.itemPath': path === undefined ? undefined : `/${checkedPath(path)}`,
    };
    const list = async (version: Query) =>
      understood(shapes.commitsShape, await this.#json(repoId, ['commits'], { ...criteria, ...version })).value.map(commitOf);
    try {
      if (ref === undefined) return await list({});
      return await this.#atVersion(ref, ({ type, name }) =>
        list({ 'searchCriteria.itemVersion.versionType': type, 'searchCriteria.itemVersion.version': name }),
      );
    } catch (error) {
      if (error instanceof GitFailure && error.reason === 'not_found' && (await this.#hasNone(repoId, ref, path))) return [];
      throw error;
    }
  }

  /**
   * Whether "not found" only means that there are no such commits: nothing was ever committed, or the path is not there while the ref is.
   */
  async #hasNone(repoId: string, ref: string | undefined, path: string | undefined): Promise<boolean> {
    const { default_branch } = await this.getRepository(repoId);
    if (default_branch === null) return true;
    if (path === undefined) return false;
    await this.resolveRef(repoId, ref ?? default_branch);
    return true;
  }

  async getCommit(repoId: string, ref: string): Promise<CommitDetail> {
    const hash = isHash(ref) ? ref : await this.resolveRef(repoId, ref);
    const commit = understood(shapes.commitDetailShape, await this.#json(repoId, ['commits', hash]));
    const { changes } = understood(
      shapes.changesShape,
      await this.#json(repoId, ['commits', hash, 'changes'], { top: mostFilesOfCommit + 1 }),
    );
    const files = changesOf(changes);
    const parents = commit.parents ?? [];
    for (const file of files.slice(0, mostPatches)) file.patch = await this.#patch(repoId, file, hash, parents[0]);
    return { ...commitOf(commit), parents, files: files.slice(0, mostFilesOfCommit), files_truncated: changes.length > mostFilesOfCommit };
  }

  async #patch(
    repoId: string,
    { path, previous_path, status }: ChangedFile,
    hash: string,
    parent: string | undefined,
  ): Promise<string | null> {
    try {
      const was =
        status === 'added' || parent === undefined
          ? Buffer.alloc(0)
          : await this.#blob(repoId, previous_path ?? path, parent, largestPatched);
      const is = status === 'removed' ? Buffer.alloc(0) : await this.#blob(repoId, path, hash, largestPatched);
      return was.includes(0) || is.includes(0) ? null : unifiedDiff(was.toString('utf8'), is.toString('utf8'));
    } catch (error) {
      if (error instanceof GitFailure && (error.reason === 'too_large' || error.reason === 'not_found')) return null;
      throw error;
    }
  }

  /** Azure DevOps knows credentials per organisation: they can be tried here only when the base_url names one. */
  async checkAccess(): Promise<AccessCheck> {
    const { organisation } = this.#rest;
    if (organisation === null) return { verified: false, login: null, scopes: null, expires_at: null };
    const answer = await this.#rest.json(organisation, ['_apis', 'connectionData'], preview);
    const { authenticatedUser: user } = understood(shapes.connectionShape, answer);
    if (user.id === anonymous) throw new GitFailure('credential_rejected', 'Azure DevOps does not accept the credential.');
    return { verified: true, login: user.providerDisplayName ?? user.id, scopes: null, expires_at: null };
  }
}
