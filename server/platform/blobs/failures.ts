import { unavailable } from '../../core/problem.ts';

interface AzureError {
  name?: string;
  statusCode?: number;
  code?: string;
}

const away = /^(?:AbortError|AuthenticationError|AggregateAuthenticationError|AuthenticationRequiredError|CredentialUnavailableError)$/;

/** Whether the service said that this blob is not there. */
export const isMissing = (error: unknown): boolean =>
  (error as AzureError).statusCode === 404 && (error as AzureError).code !== 'ContainerNotFound';

/** No answer, a refusal of who we are, or a missing container: nothing the caller did. A 400 is our own fault and stays one. */
function isAway(error: AzureError): boolean {
  if (error.name !== 'RestError') return away.test(error.name ?? '');
  const status = error.statusCode ?? 503;
  return status >= 500 || [401, 403, 404, 408, 429].includes(status);
}

/** Does the work; when the storage cannot be reached, Problem 503 `storage_unavailable` with the reason as its cause, for the log. */
export async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isAway(error as AzureError)) throw error;
    throw Object.assign(unavailable('storage_unavailable', 'File storage cannot be reached at the moment.'), { cause: error });
  }
}
