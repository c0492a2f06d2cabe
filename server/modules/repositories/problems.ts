import { Problem, unavailable } from '../../core/problem.ts';
import { GitFailure } from '../git/index.ts';

const titles: Readonly<Record<string, string>> = {
  repository: 'The provider has no such repository, or the credential may not see it.',
  ref: 'The repository has no such branch, tag or commit, or the credential may not see it.',
  file: 'The repository has no such file there, or the credential may not see it.',
};

/** Larger than is passed on by this interface. */
export const tooLarge = (what: string): Problem => new Problem(413, 'content_too_large', what);

/**
 * What a caller of the API is told of a provider's failure; `thing` is what was asked for ('repository', 'ref', 'file'). Anything that is
 * no GitFailure passes unchanged. A provider's own words never get here.
 */
export function gitProblem(error: unknown, thing: 'repository' | 'ref' | 'file' = 'repository'): unknown {
  if (!(error instanceof GitFailure)) return error;
  const { reason, message, retry_after_s } = error;
  switch (reason) {
    case 'credential_rejected':
      return new Problem(409, 'credential_rejected', 'The provider does not accept the credential any more: replace its secret.');
    case 'not_found':
      return new Problem(404, `${thing}_not_found`, titles[thing] ?? message);
    case 'refused':
      return new Problem(409, 'provider_refused', 'The provider refuses this to the credential.', { detail: message });
    case 'too_large':
      return tooLarge(message);
    case 'rate_limited':
      return unavailable('provider_rate_limited', 'The provider asks us to slow down.', retry_after_s ?? 60);
    case 'unavailable':
      return unavailable('provider_unavailable', 'The provider cannot be reached or is in trouble.', retry_after_s ?? 5);
  }
}

/** Does the work and tells a provider's failure as `gitProblem` does. */
export async function asking<T>(thing: 'repository' | 'ref' | 'file', work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw gitProblem(error, thing);
  }
}
