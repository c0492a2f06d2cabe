import { forbidden, Problem } from '../../core/problem.ts';
import { permissionsOf, permissionsOfKey, type Permission, type Role } from './permissions.ts';

/** The switchable parts of the product. */
export const products = ['repositories', 'vehicles', 'intake', 'events'] as const;
export type Product = (typeof products)[number];

/** What an access token says once its signature and every claim were checked; times in seconds. */
export interface Claims {
  sub: string;
  org_id: string;
  sid: string;
  jti: string;
  iat: number;
  exp: number;
}

/** What the database knows about the bearer of a token or an API key at this moment. */
export interface Admitted {
  user_id: string;
  org_id: string;
  role: Role;
  /** Only `active` is let in. */
  org_status: string;
  modules: readonly string[];
  /** Only for API keys. */
  scopes?: readonly string[];
  session_id?: string;
  api_key_id?: string;
}

/**
 * Looks up who is calling, on every request, so that a revocation acts on the next one. `undefined` (answered 401) for a session, key, user
 * or membership that is revoked, expired or gone. The identity module supplies it.
 */
export interface Admission {
  session(claims: Claims): Promise<Admitted | undefined>;
  /** `id` is the public part of the key; `hash` the SHA-256 of the whole key, to be compared in constant time. */
  apiKey(id: string, hash: Buffer): Promise<Admitted | undefined>;
  /** A token without `kid`, as the old back ends made them; absent: such tokens are refused. */
  legacy?(token: string): Promise<Admitted | undefined>;
}

/** Who is calling, and what they may do. */
export interface Caller {
  kind: 'user' | 'api_key';
  user_id: string;
  org_id: string;
  role: Role;
  permissions: ReadonlySet<string>;
  modules: readonly string[];
  session_id?: string;
  api_key_id?: string;
}

/** The caller with the permissions of this moment; 403 `org_suspended` when the organisation is not active, unless that does not matter. */
export function callerOf(admitted: Admitted, evenSuspended = false): Caller {
  if (admitted.org_status !== 'active' && !evenSuspended) throw new Problem(403, 'org_suspended', 'This organisation is suspended.');
  const { user_id, org_id, role, modules, scopes, session_id, api_key_id } = admitted;
  const permissions: ReadonlySet<string> = api_key_id === undefined ? permissionsOf(role) : permissionsOfKey(scopes ?? [], role);
  return {
    kind: api_key_id === undefined ? 'user' : 'api_key',
    user_id,
    org_id,
    role,
    permissions,
    modules,
    ...(session_id !== undefined && { session_id }),
    ...(api_key_id !== undefined && { api_key_id }),
  };
}

/** 403 unless the caller holds the permission; 404 `module_not_enabled` when the organisation has that part of the product switched off. */
export function mustBeAllowed(caller: Caller, may: Permission, product: Product | undefined): void {
  if (product !== undefined && !caller.modules.includes(product)) {
    throw new Problem(404, 'module_not_enabled', 'This organisation has this part of the product switched off.');
  }
  if (!caller.permissions.has(may)) throw forbidden(may);
}
