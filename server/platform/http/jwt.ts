import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { isUuid, newId } from '../../core/ids.ts';
import type { Claims } from './caller.ts';

/** The `iss` of our access tokens. */
export const issuer = 'longhouse';
/** The `aud` of our access tokens. */
export const audience = 'longhouse-api';
const type = 'at+jwt';

/** How far the clocks of two machines may be apart. */
export const toleranceSeconds = 30;

interface Key {
  kid: string;
  key: KeyObject;
}

const keyFrom = (secret: string): Key => ({
  kid: createHash('sha256').update(`longhouse/kid/${secret}`).digest('base64url').slice(0, 12),
  key: createSecretKey(Buffer.from(secret)),
});

/**
 * The keys of access tokens by `kid`: the first signs, all of them verify. KeyObjects, because a string costs four times as much per token.
 */
export class JwtRing {
  readonly #keys: ReadonlyMap<string, KeyObject>;
  readonly #signing: Key;

  constructor(secrets: readonly string[]) {
    const keys = secrets.map(keyFrom);
    const [signing] = keys;
    if (!signing) throw new Error('Access tokens need a signing key.');
    this.#signing = signing;
    this.#keys = new Map(keys.map(({ kid, key }) => [kid, key]));
  }

  /** An access token of this session, living `seconds` from now; `ext` is the external id of a device user, for its client to read. */
  sign(session: { sub: string; org_id: string; sid: string; ext?: string }, seconds: number): string {
    const { kid, key } = this.#signing;
    return jsonwebtoken.sign({ ...session, jti: newId() }, key, {
      algorithm: 'HS256',
      keyid: kid,
      issuer,
      audience,
      expiresIn: seconds,
      header: { alg: 'HS256', typ: type },
    });
  }

  /** Every key that verifies, for tokens that name none. */
  get all(): readonly KeyObject[] {
    return [...this.#keys.values()];
  }

  /** The key with this `kid`, if it is in the ring. */
  key(kid: string): KeyObject | undefined {
    return this.#keys.get(kid);
  }
}

/** The ring of these settings: the first set of JWT_SIGNING_KEY and JWT_SECRET signs; they and JWT_PREVIOUS_SECRETS verify. */
export function jwtRing(settings: {
  JWT_SIGNING_KEY?: string | undefined;
  JWT_SECRET?: string | undefined;
  JWT_PREVIOUS_SECRETS?: readonly string[] | undefined;
}): JwtRing {
  const secrets = [settings.JWT_SIGNING_KEY, settings.JWT_SECRET, ...(settings.JWT_PREVIOUS_SECRETS ?? [])];
  return new JwtRing(secrets.filter((secret): secret is string => secret !== undefined && secret !== ''));
}

/** The header of a token, before anything about it is believed; `undefined` when it is no JWT. */
export function headerOf(token: string): { kid?: unknown } | undefined {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString());
    return typeof header === 'object' && header !== null ? header : undefined;
  } catch {
    return undefined;
  }
}

/** The claims of a token whose signature, issuer, audience and expiry were verified, if the rest of it is an access token's as well. */
export function accessClaims(header: Record<string, unknown>, payload: Record<string, unknown>, nowSeconds: number): Claims | undefined {
  const { sub, org_id, sid, jti, iat, exp } = payload;
  if (header['typ'] !== type || typeof exp !== 'number' || typeof iat !== 'number') return undefined;
  if (iat > nowSeconds + 60 || exp + toleranceSeconds <= nowSeconds) return undefined;
  if (!isUuid(sub) || !isUuid(org_id) || !isUuid(sid) || typeof jti !== 'string') return undefined;
  return { sub, org_id, sid, jti, iat, exp };
}
