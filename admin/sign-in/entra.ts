import type { Configuration } from 'openid-client';
import { needed, type Settings } from '../../server/platform/config/index.ts';
import { secretBox } from '../../server/platform/crypto/index.ts';
import { leavingTheBuilding } from '../../server/platform/db/index.ts';

/** Why somebody goes there who is signed in already: to show anew that it is they, for this session, and where they go on to after. */
export interface Again {
  token_hash: string;
  next: string;
}

/** Sign-in with Microsoft Entra ID: where to send the browser, and who came back. */
export interface Entra {
  /**
   * The address to go to, and what must come back with the person (sealed, for a cookie). `again`: Entra ID must ask for their credentials
   * anew.
   */
  begin(redirectUri: string, again?: Again): Promise<{ url: URL; away: string }>;
  /**
   * '<tenant>.<object id>' of who came back, and what they were sent for; throws where anything does not fit, or they were not asked since
   * they were sent.
   */
  finish(current: URL, away: string): Promise<{ subject: string; again: Again | undefined }>;
}

const waitMs = 10_000;

/** What is sealed into the cookie while somebody is away. */
interface Away {
  state: string;
  nonce: string;
  verifier: string;
  at: number;
  again?: Again;
}

/** Entra ID by the settings; undefined where it is not configured. Its issuer and our client id are pinned, and the tenant must be ours. */
export function entraOf(settings: Settings): Entra | undefined {
  const {
    STAFF_ENTRA_TENANT_ID: tenant,
    STAFF_ENTRA_CLIENT_ID: clientId,
    STAFF_ENTRA_CLIENT_SECRET: secret,
    STAFF_ENTRA_AUTHORITY: authority,
  } = settings;
  if (tenant === undefined || clientId === undefined || secret === undefined) return undefined;
  const box = secretBox(needed(settings, 'STAFF_SESSION_SECRET'), 'staff entra');
  const issuer = new URL(`${authority.replace(/\/+$/, '')}/${tenant}/v2.0`);
  let found: Promise<Configuration> | undefined;
  const client = () => import('openid-client');
  const discover = (): Promise<Configuration> => {
    leavingTheBuilding('Entra ID');
    found ??= (async () => {
      const { allowInsecureRequests, discovery } = await client();
      const onLoopback = !settings.production && issuer.protocol === 'http:';
      const made = await discovery(issuer, clientId, secret, undefined, {
        timeout: waitMs / 1000,
        ...(onLoopback && { execute: [allowInsecureRequests] }),
      });
      if (made.serverMetadata().issuer !== issuer.href) throw new Error('Entra ID names another issuer than ours.');
      return made;
    })().catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  return {
    async begin(redirect_uri, again) {
      const [config, { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState }] =
        await Promise.all([discover(), client()]);
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
      const asked = {
        redirect_uri,
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(again && { prompt: 'login', max_age: '0' }),
      };
      const away = box.seal(JSON.stringify({ state, nonce, verifier, at: Date.now(), again }), 'away').toString('base64url');
      return { url: buildAuthorizationUrl(config, asked), away };
    },
    async finish(current, sealed) {
      const { state, nonce, verifier, at, again } = JSON.parse(box.open(Buffer.from(sealed, 'base64url'), 'away').toString()) as Away;
      if (Date.now() - at > 600_000) throw new Error('It took longer than ten minutes.');
      const [config, { authorizationCodeGrant }] = await Promise.all([discover(), client()]);
      const tokens = await authorizationCodeGrant(config, current, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
        // Asks for auth_time in the token, and refuses one of before they were sent there: whoever took `prompt` out of the address was not
        // asked.
        ...(again && { maxAge: Math.ceil((Date.now() - at) / 1_000) }),
      });
      const claims = tokens.claims();
      if (claims?.['tid'] !== tenant || typeof claims['oid'] !== 'string') throw new Error('This account belongs to another tenant.');
      return { subject: `${tenant}.${claims['oid']}`, again };
    },
  };
}
