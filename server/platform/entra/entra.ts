import { isUuid } from '../../core/ids.ts';
import { Problem, unavailable } from '../../core/problem.ts';
import type { Settings } from '../config/index.ts';
import { leavingTheBuilding } from '../db/index.ts';

/** Gives who an Entra External ID token speaks of, as `tid:oid`: the pair that is never given to anybody else. */
export type EntraIdentity = (token: string) => Promise<string>;

const day = 24 * 3_600_000;
const made = new WeakMap<Settings, Promise<EntraIdentity>>();

const refused = () =>
  new Problem(400, 'identity_token_invalid', 'This token is not one of our Entra External ID, or it is no longer fresh.');

/** The check of these settings; 404 `entra_not_configured` where none is set. */
export function entraIdentity(settings: Settings): Promise<EntraIdentity> {
  let check = made.get(settings);
  if (!check) {
    check = make(settings);
    made.set(settings, check);
  }
  return check;
}

async function make({ ENTRA_ISSUER: issuer, ENTRA_AUDIENCE: audience, ENTRA_JWKS_URL: keysAt }: Settings): Promise<EntraIdentity> {
  if (issuer === undefined || audience === undefined || keysAt === undefined)
    throw new Problem(404, 'entra_not_configured', 'Entra External ID is not set up here.');
  const { createRemoteJWKSet, customFetch, errors, jwtVerify } = await import('jose');
  const keys = createRemoteJWKSet(new URL(keysAt), {
    timeoutDuration: 3_000,
    cooldownDuration: 30_000, // a token with a made-up kid makes us ask at most twice a minute
    cacheMaxAge: day,
    [customFetch]: (url: string, options: RequestInit) => {
      leavingTheBuilding('Entra External ID');
      return fetch(url, { ...options, redirect: 'error' });
    },
  });
  // RS256 only, and never in the verifier of our own HS256 tokens; exactly our issuer and audience; issued minutes ago, not found
  // somewhere.
  const rules = {
    issuer,
    audience,
    algorithms: ['RS256'],
    requiredClaims: ['exp', 'iat', 'tid', 'oid'],
    maxTokenAge: '10 minutes',
    clockTolerance: 30,
  };
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, rules);
      const { tid, oid, ver } = payload;
      if (ver !== '2.0' || !isUuid(tid) || !isUuid(oid)) throw refused();
      return `${tid}:${oid}`;
    } catch (error) {
      if (error instanceof Problem) throw error;
      const away = !(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout || error.code === 'ERR_JOSE_GENERIC';
      throw away ? unavailable('entra_unavailable', 'Entra External ID does not answer at the moment.') : refused();
    }
  };
}
