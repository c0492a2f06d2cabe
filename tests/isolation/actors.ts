import { newId } from '../../server/core/ids.ts';
import { makeApiKey } from '../../server/platform/http/api-key.ts';
import { type Outbound, OutboundRefused } from '../../server/platform/outbound/index.ts';
import { quietLog } from '../support/log.ts';
import { openWorld, type World } from '../support/world.ts';

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

export const unlimited = { auth: 1e6, expensive: 1e6, address: 1e6, org: 1e6 };

/** The whole house with nobody outside, where no rate limit gets in the way of thousands of requests; `said` tells why it could not answer. */
export async function openFuzzWorld(): Promise<World & { said: string[] }> {
  const said: string[] = [];
  const say = (fields: { err?: Error & { nativeError?: Error }; route?: string }, message: string): void => {
    const { err, route } = fields;
    if (err) said.push(`${route}: ${JSON.stringify(err.nativeError ?? err)} ${err.stack}`);
    quietLog.warn(fields, message);
  };
  const log = { ...quietLog, warn: say, error: say } as unknown as typeof quietLog;
  return { ...(await openWorld({ rates: unlimited, tools: { outbound: nobodyOutside, log } })), said };
}
