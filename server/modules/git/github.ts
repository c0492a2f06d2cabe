import type { Octokit } from '@octokit/rest';
import type { Outbound } from '../../platform/outbound/index.ts';
import { baseUrl as checkedBase, GitFailure } from './failure.ts';
import { fromOctokit, isEmptyRepository } from './github-failure.ts';
import * as shapes from './github-shapes.ts';
import { checkedPath, checkedRef, githubRef, isHash } from './names.ts';
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
import { understood } from './understood.ts';

type Commit = (typeof shapes.commitShape)['_output'];
type File = NonNullable<(typeof shapes.commitDetailShape)['_output']['files']>[number];

const publicHost = 'https://api.github.com';
const largestFile = 5 * 1024 * 1024;
const mostFilesOfCommit = 300;
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const listed: Readonly<Record<string, ChangedFile['status']>> = { added: 'added', copied: 'added', removed: 'removed', renamed: 'renamed' };

const metaOf = ({ sha, commit }: Commit): CommitMeta => ({
  hash: sha,
  author: { name: commit.author?.name ?? '', email: commit.author?.email ?? '' },
  date: commit.author === null ? new Date(0).toISOString() : new Date(commit.author.date).toISOString(),
  message: commit.message,
});

const changeOf = ({ filename, status, patch, previous_filename }: File): ChangedFile => ({
  path: filename,
  previous_path: previous_filename ?? null,
  status: listed[status] ?? 'modified',
  patch: patch ?? null,
});

/**
 * GitHub, and GitHub Enterprise Server at another base_url, through its REST interface: Trees, Contents, Git blobs and Commits. Nothing is
 * cloned.
 */
export class GitHubClient implements GitProvider {
  readonly #credential: ProviderCredential;
  readonly #outbound: Outbound;
  #octokit: Promise<Octokit> | undefined;

  constructor(credential: ProviderCredential, outbound: Outbound) {
    this.#credential = credential;
    this.#outbound = outbound;
  }

  async #connect(): Promise<Octokit> {
    const { Octokit } = await import('@octokit/rest');
    const baseUrl = checkedBase(this.#outbound, this.#credential.base_url ?? publicHost).href.replace(/\/$/, '');
    return new Octokit({
      auth: this.#credential.token,
      baseUrl,
      userAgent: 'longhouse',
      log: silent,
      request: { fetch: this.#outbound.asFetch, log: silent },
    });
  }

  async #ask<T>(call: (octokit: Octokit) => Promise<T>, whenEmpty?: T): Promise<T> {
    try {
      this.#octokit ??= this.#connect();
      return await call(await this.#octokit);
    } catch (error) {
      if (whenEmpty !== undefined && isEmptyRepository(error)) return whenEmpty;
      throw fromOctokit(error);
    }
  }

  async getRepository(repoId: string): Promise<RepositoryMeta> {
    const { data } = await this.#ask((octokit) => octokit.repos.get(githubRef(repoId)));
    const { id, default_branch, private: hidden } = understood(shapes.repositoryShape, data);
    return { external_id: String(id), default_branch, private: hidden };
  }

  async resolveRef(repoId: string, ref: string): Promise<string> {
    const at = { ...githubRef(repoId), ref: checkedRef(ref), mediaType: { format: 'sha' } };
    const { data } = await this.#ask((octokit) => octokit.repos.getCommit(at));
    return understood(shapes.hashShape, data);
  }

  async listFiles(repoId: string, ref: string): Promise<FileMeta[]> {
    const repository = githubRef(repoId);
    const at = { ...repository, ref: checkedRef(ref), mediaType: { format: 'sha' } };
    const found = isHash(ref) ? ref : await this.#ask<unknown>(async (octokit) => (await octokit.repos.getCommit(at)).data, '');
    if (found === '') return [];
    return walkTree(understood(shapes.hashShape, found), async (tree_sha, deep) => {
      const { data } = await this.#ask((octokit) => octokit.git.getTree({ ...repository, tree_sha, ...(deep && { recursive: '1' }) }));
      const { tree, truncated } = understood(shapes.treeShape, data);
      return { entries: tree.map((entry) => ({ ...entry, size: entry.size ?? 0 })), truncated };
    });
  }

  async getFileContent(repoId: string, path: string, ref: string): Promise<Buffer> {
    const repository = githubRef(repoId);
    const at = { ...repository, path: checkedPath(path), ref: checkedRef(ref) };
    const { data } = await this.#ask<{ data: unknown }>((octokit) => octokit.repos.getContent(at));
    const found = understood(shapes.contentShape, data);
    if (Array.isArray(found) || found.type === 'submodule') throw new GitFailure('not_found', 'This is not a file.');
    if (found.size > largestFile) throw new GitFailure('too_large', `The file is larger than ${largestFile} bytes.`);
    if (found.encoding === 'base64' && found.content !== undefined) return Buffer.from(found.content, 'base64');
    const blob = await this.#ask((octokit) => octokit.git.getBlob({ ...repository, file_sha: found.sha }));
    return Buffer.from(understood(shapes.blobShape, blob.data).content, 'base64');
  }

  async listCommits(repoId: string, { ref, path, limit = 50, page = 1 }: CommitQuery = {}): Promise<CommitMeta[]> {
    const query = { ...githubRef(repoId), per_page: limit, page, ...(ref !== undefined && { sha: checkedRef(ref) }) };
    const within = { ...query, ...(path !== undefined && { path: checkedPath(path) }) };
    const data = await this.#ask<unknown>(async (octokit) => (await octokit.repos.listCommits(within)).data, []);
    return understood(shapes.commitsShape, data).map(metaOf);
  }

  async getCommit(repoId: string, hash: string): Promise<CommitDetail> {
    const at = { ...githubRef(repoId), ref: checkedRef(hash) };
    const { data } = await this.#ask((octokit) => octokit.repos.getCommit(at));
    const commit = understood(shapes.commitDetailShape, data);
    const files = commit.files ?? [];
    const parents = commit.parents.map((parent) => parent.sha);
    return { ...metaOf(commit), parents, files: files.map(changeOf), files_truncated: files.length >= mostFilesOfCommit };
  }

  async checkAccess(): Promise<AccessCheck> {
    if (this.#credential.kind === 'github_app') {
      const { data } = await this.#ask((octokit) => octokit.apps.listReposAccessibleToInstallation({ per_page: 1 }));
      const login = understood(shapes.installationShape, data).repositories[0]?.owner.login ?? null;
      return { verified: true, login, scopes: null, expires_at: null };
    }
    const { data, headers } = await this.#ask((octokit) => octokit.users.getAuthenticated());
    const scopes = headers['x-oauth-scopes'];
    const expiry = Date.parse(String(headers['github-authentication-token-expiration'] ?? ''));
    return {
      verified: true,
      login: understood(shapes.userShape, data).login,
      scopes:
        scopes === undefined
          ? null
          : scopes
              .split(',')
              .map((scope) => scope.trim())
              .filter(Boolean),
      expires_at: Number.isNaN(expiry) ? null : new Date(expiry).toISOString(),
    };
  }
}
