import { azureCredential, type TokenSource } from '../azure/credential.ts';

const scope = 'https://ossrdbms-aad.database.windows.net/.default';
const refreshBeforeMs = 5 * 60_000;

/** A password function for new database connections: an Entra token, cached until five minutes before its end, fetched once at a time. */
export function entraPassword(
  clientId: string | undefined,
  source: () => Promise<TokenSource> = () => azureCredential(clientId),
  now = Date.now,
): () => Promise<string> {
  let cached: { token: string; expiresOnTimestamp: number } | undefined;
  let underWay: Promise<string> | undefined;
  const fetchToken = async (): Promise<string> => {
    const fresh = await (await source()).getToken(scope);
    if (!fresh) throw new Error('Entra ID gave no token for the database.');
    cached = fresh;
    return fresh.token;
  };
  return async () => {
    if (cached && cached.expiresOnTimestamp - refreshBeforeMs > now()) return cached.token;
    underWay ??= fetchToken().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
