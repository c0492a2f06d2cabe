import { found, invalid } from '../../core/problem.ts';
import type { Org, OrgReader, Row } from '../../platform/db/index.ts';
import { apiKeyPrefix, type Caller, makeApiKey, type Page, listed } from '../../platform/http/index.ts';
import { ApiKey } from './models.ts';
import { versionOf } from './org-service.ts';
import { onlyPeople } from './people-only.ts';

const shown = (row: Row<ApiKey>) => ({ ...row, prefix: `${apiKeyPrefix}${row.key_id}` });

/** What a list of keys shows. */
const columns = ['id', 'name', 'key_id', 'scopes', 'created_by', 'created_at', 'updated_at', 'expires_at', 'last_used_at', 'revoked_at'];

/** The organisation's API keys, newest first; revoked ones stay listed. */
export const listKeys = async (org: Org, call: { page(): Page }) => {
  const { data, next_cursor } = await org.read((db) => listed(db, call, ApiKey, { select: columns }));
  return { data: data.map(shown), next_cursor };
};

/** One API key. */
export const getKey = (org: Org, id: string) => org.read(async (db) => shown(found('api_key', await db.find(ApiKey, id))));

/** Makes a key with at most the creator's own permissions; the key itself is in this answer only. */
export const addKey = async (org: Org, caller: Caller, input: { name: string; scopes: string[]; expires_at?: string | undefined }) => {
  onlyPeople(caller);
  mustHold(caller, input.scopes);
  const { id: key_id, key, hash: secret_hash } = makeApiKey();
  const expires_at = input.expires_at === undefined ? null : new Date(input.expires_at);
  if (expires_at && expires_at.getTime() <= Date.now()) throw invalid([{ path: 'body.expires_at', message: 'Must lie ahead.' }]);
  const row = { name: input.name, scopes: unique(input.scopes), key_id, secret_hash, created_by: caller.user_id, expires_at };
  return { ...shown(await org.insert('api_key.created', ApiKey, row)), key };
};

/** Renames a key or narrows and widens its scopes within the caller's own permissions. */
export const changeKey = (
  org: Org,
  caller: Caller,
  id: string,
  changes: { name?: string | undefined; scopes?: string[] | undefined },
  expect: (version: string) => void,
) => {
  onlyPeople(caller);
  if (changes.scopes) mustHold(caller, changes.scopes);
  return org.write('api_key.changed', async (db) => {
    expect(versionOf(await live(db, id)));
    const { name, scopes } = changes;
    const patch = { ...(name !== undefined && { name }), ...(scopes && { scopes: unique(scopes) }), updated_at: new Date() };
    db.record({ detail: { fields: Object.keys(changes) } });
    return shown(found('api_key', await db.rows(ApiKey).findById(id).patch(patch).returning('*').first()));
  });
};

/** Gives a key a new secret; the old one is refused from the next request on. */
export const rotateKey = (org: Org, caller: Caller, id: string) => {
  onlyPeople(caller);
  const { id: key_id, key, hash: secret_hash } = makeApiKey();
  return org.write('api_key.rotated', async (db) => {
    const row = await live(db, id);
    mustHold(caller, row.scopes);
    const patch = { key_id, secret_hash, created_by: caller.user_id, updated_at: new Date() };
    return { ...shown(found('api_key', await db.rows(ApiKey).findById(id).patch(patch).returning('*').first())), key };
  });
};

/** Revokes a key for good. */
export const revokeKey = (org: Org, id: string) =>
  org.write('api_key.revoked', async (db) => {
    await live(db, id);
    await db.rows(ApiKey).findById(id).patch({ revoked_at: new Date(), updated_at: new Date() });
    db.record({ target: id });
  });

const live = async (db: OrgReader, id: string): Promise<ApiKey> =>
  found('api_key', await db.rows(ApiKey).findById(id).whereNull('revoked_at').forUpdate());

const unique = (scopes: string[]): string[] => [...new Set(scopes)].sort();

function mustHold(caller: Caller, scopes: readonly string[]): void {
  const lacking = scopes.filter((scope) => !caller.permissions.has(scope));
  if (lacking.length > 0) throw invalid([{ path: 'body.scopes', message: `You do not hold ${lacking.join(', ')} yourself.` }]);
}
