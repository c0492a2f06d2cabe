import { GitFailure } from './failure.ts';
import type { Provider } from './kinds.ts';

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
export function isExternalRef(provider: Provider, text: string): boolean {
  try {
    return provider === 'github' ? githubRef(text).repo !== '' : azureRef(text).name !== '';
  } catch {
    return false;
  }
}

const fullHash = /^[0-9a-f]{40}$/;

/** Whether the text is a full commit id. */
export const isHash = (text: string): boolean => fullHash.test(text);

// What git itself refuses in the name of a branch or tag, and "@{", which asks for a point in a reflog.
const notInRefs = /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|^[-/.]|[/.]$|\.lock$|\/\./u;

/** Whether git would accept the text as a branch, tag or commit name. */
export const isRef = (text: string): boolean => text !== '' && text.length <= 255 && text.isWellFormed() && !notInRefs.test(text);

/** Whether a file of a repository can have the text as its path: relative, without empty, "." or ".." parts. */
export const isPath = (text: string): boolean =>
  text.length <= 4096 && text.isWellFormed() && !text.includes('\0') && !text.split('/').some((part) => ['', '.', '..'].includes(part));

/** The ref, if it can be one; otherwise GitFailure 'not_found', as nothing can be there. */
export function checkedRef(ref: string): string {
  if (!isRef(ref)) throw new GitFailure('not_found', 'There is no such branch, tag or commit.');
  return ref;
}

/** The path, if it can be one; otherwise GitFailure 'not_found'. */
export function checkedPath(path: string): string {
  if (!isPath(path)) throw new GitFailure('not_found', 'There is no such file.');
  return path;
}
