import { GitFailure } from './failure.ts';

const githubOwner = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
const githubName = /^[A-Za-z0-9._-]{1,100}$/;
const azureOrganisation = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,48}[A-Za-z0-9])?$/;
// What Azure DevOps itself forbids in names, and what would change the meaning of an address.
const azureName = /^(?![_.])[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"'<>;#$&{},+=[\]|%@]{1,64}(?<![. ])$/u;

/** The parts of "owner/name". */
export function githubRef(repoId: string): { owner: string; repo: string } {
  const [owner = '', repo = '', ...rest] = repoId.split('/');
  if (rest.length === 0 && githubOwner.test(owner) && githubName.test(repo) && !/^\.+$/.test(repo)) return { owner, repo };
  throw new GitFailure('refused', 'A GitHub repository is named "owner/name".');
}

/** The parts of "organisation/project/name". */
export function azureRef(repoId: string): { organisation: string; project: string; name: string } {
  const [organisation = '', project = '', name = '', ...rest] = repoId.split('/');
  const fits = rest.length === 0 && azureOrganisation.test(organisation) && azureName.test(project) && azureName.test(name);
  if (fits) return { organisation, project, name };
  throw new GitFailure('refused', 'An Azure DevOps repository is named "organisation/project/name".');
}

/** Whether the text can be a repository of that provider; for checking input before anything is called. */
export function isExternalRef(provider: 'github' | 'azure_devops', text: string): boolean {
  try {
    return provider === 'github' ? githubRef(text).repo !== '' : azureRef(text).name !== '';
  } catch {
    return false;
  }
}

const fullHash = /^[0-9a-f]{40}$/;

/** Whether the text is a full commit id. */
export const isHash = (text: string): boolean => fullHash.test(text);

/** The ref when git would accept it as a branch, tag or commit name; otherwise GitFailure 'not_found', as nothing can be there. */
export function checkedRef(ref: string): string {
  const wrong =
    ref === '' || ref.length > 255 || !ref.isWellFormed() || /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|^[-/.]|[/.]$|\.lock$|\/\./u.test(ref);
  if (wrong) throw new GitFailure('not_found', 'There is no such branch, tag or commit.');
  return ref;
}

/** The path when a file of a repository can have it: relative, without empty, "." or ".." parts; otherwise GitFailure 'not_found'. */
export function checkedPath(path: string): string {
  const wrong =
    path.length > 4096 || !path.isWellFormed() || path.includes('\0') || path.split('/').some((part) => ['', '.', '..'].includes(part));
  if (wrong) throw new GitFailure('not_found', 'There is no such file.');
  return path;
}
