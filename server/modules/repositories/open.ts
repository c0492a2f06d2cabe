import { found } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { noteRejected, tokenFor } from '../credentials/index.ts';
import { baseUrl, GitFailure, gitProvider, type GitProvider, type Provider } from '../git/index.ts';
import { Repository } from './models.ts';

/** A repository with the means to read it; the provider throws GitFailure. */
export interface OpenRepository {
  row: Repository;
  provider: GitProvider;
}

/** A provider opened with one credential, and where it is. */
export interface OpenProvider {
  provider: GitProvider;
  name: Provider;
  host: string;
}

const publicHosts: Readonly<Record<Provider, string>> = { github: 'api.github.com', azure_devops: 'dev.azure.com' };

export const getRepository = (org: Org, id: string): Promise<Repository> =>
  org.read(async (db) => found('repository', await db.rows(Repository).findById(id)));

/**
 * Opens the repository for reading; `purpose` ('report.run') goes into the ledger of the credential's uses. Leaves the building, so never
 * inside a write. 404 `repository_not_found`, otherwise fails as `tokenFor` does.
 */
export async function openRepository(org: Org, tools: Tools, id: string, purpose: string): Promise<OpenRepository> {
  const row = await getRepository(org, id);
  const { provider, host } = await openProvider(org, tools, row.credential_id, purpose);
  // The credential's address can be changed later, and another server may have another repository of that name.
  if (host !== row.host) throw new GitFailure('refused', 'The credential is for another server than the repository.');
  return { row, provider };
}

/** Opens the provider of a credential. A credential that it rejects is noted as needing attention. */
export async function openProvider(org: Org, tools: Tools, credentialId: string, purpose: string): Promise<OpenProvider> {
  const ready = await tokenFor(org, tools, credentialId, purpose);
  const { base_url, provider: name } = ready;
  const provider = noting(gitProvider(ready, tools.outbound), () => noteRejected(org, tools, credentialId, ready));
  return { provider, name, host: base_url === null ? publicHosts[name] : baseUrl(tools.outbound, base_url).host };
}

/** The same provider that tells us first when it meets a rejected credential. */
function noting(provider: GitProvider, note: () => Promise<unknown>): GitProvider {
  const told =
    <Asked extends unknown[], T>(ask: (...asked: Asked) => Promise<T>) =>
    async (...asked: Asked): Promise<T> => {
      try {
        return await ask(...asked);
      } catch (error) {
        if (error instanceof GitFailure && error.reason === 'credential_rejected') await note();
        throw error;
      }
    };
  return {
    listFiles: told((repoId, ref) => provider.listFiles(repoId, ref)),
    getFileContent: told((repoId, path, ref) => provider.getFileContent(repoId, path, ref)),
    listCommits: told((repoId, query) => provider.listCommits(repoId, query)),
    getRepository: told((repoId) => provider.getRepository(repoId)),
    getCommit: told((repoId, hash) => provider.getCommit(repoId, hash)),
    resolveRef: told((repoId, ref) => provider.resolveRef(repoId, ref)),
    checkAccess: told(() => provider.checkAccess()),
  };
}
