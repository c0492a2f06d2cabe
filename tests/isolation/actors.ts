import { newId } from '../../server/core/ids.ts';
import { makeApiKey } from '../../server/platform/http/api-key.ts';
import { type Outbound, OutboundRefused } from '../../server/platform/outbound/index.ts';
import type { World } from '../support/world.ts';

/** An API key of this person with these scopes; answers the key itself. */
export async function addApiKey(world: World, person: { org_id: string; user_id: string }, scopes: readonly string[]): Promise<string> {
  const { id, key, hash } = makeApiKey();
  await world.database.sql(
    'insert into app.api_keys (org_id, id, name, key_id, secret_hash, scopes, created_by) values ($1, $2, $3, $3, $4, $5, $6)',
    [person.org_id, newId(), id, hash, scopes, person.user_id],
  );
  return key;
}

/** The world outside: everybody there turns us away, and nothing leaves this machine. */
const refusal = { status: 401, headers: new Headers({ 'content-type': 'application/json' }), body: Buffer.from('{}') };
export const nobodyOutside: Outbound = {
  fetch: async () => refusal,
  asFetch: async () => new Response('{}', refusal),
  checkBaseUrl: () => {
    throw new OutboundRefused('host', 'Nobody is out there.');
  },
  close: async () => {},
};
