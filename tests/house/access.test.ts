import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forbidden, unauthorised } from '../../server/core/problem.ts';
import { modules } from '../../server/modules/index.ts';
import { allPermissions, type Endpoint, isLegacy, type Permission, permissionsOf, roles } from '../../server/platform/http/index.ts';
import { isLegacyAddress } from '../../server/platform/http/legacy.ts';
import { addApiKey } from '../isolation/actors.ts';
import { openWorld, type Person, type World } from '../support/world.ts';
import { type Exceptions, expectRule } from './rule.ts';

const endpoints = modules.flatMap((module) => module.endpoints);
const guarded = endpoints.flatMap((endpoint) => (endpoint.access.who === 'member' ? [{ endpoint, may: endpoint.access.may }] : []));
const nameOf = ({ method, base, path }: Endpoint): string => `${method.toUpperCase()} ${base}${path}`;

/** Permissions that no endpoint asks for yet, and when one will. */
const later: Exceptions = {
  'owners:write': 'asked for inside members:write, where an owner is made or unmade',
};

let world: World;
let people: Person[];
let suspended: Person;
beforeAll(async () => {
  world = await openWorld({ rates: { auth: 1e6, expensive: 1e6, address: 1e6, org: 1e6 } });
  people = await Promise.all(roles.map((role) => world.person(role)));
  suspended = await world.person();
  await world.database.sql(`update app.orgs set status = 'suspended' where id = $1`, [suspended.org_id]);
});
afterAll(() => world.close());

/**
 * Knocks with an id that was never there and a parameter that nothing takes: past the permission the answer is 400, and nothing is done. So the
 * code tells how far the caller came.
 */
async function knock(endpoint: Endpoint, authorization?: string): Promise<string> {
  const { method, base, path } = endpoint;
  // The old surface ignores what it does not know, but no organisation that a caller names.
  const at = `${base}${path.replace(/:\w+/g, () => randomUUID())}?${isLegacy(endpoint) ? 'org_id' : 'no_such_parameter'}=1`;
  const answer = await world.call(method.toUpperCase(), at, undefined, authorization === undefined ? {} : { authorization });
  if (!isLegacy(endpoint)) return `${answer.status} ${answer.body?.code}`;
  const code = Object.keys(legacyMessages).find((one) => answer.text === JSON.stringify({ status: 'error', message: legacyMessages[one] }));
  return `${answer.status} ${code ?? answer.text}`;
}

/** What the old surface says where v1 gives a code. */
const legacyMessages: Record<string, string> = {
  token_invalid: unauthorised().message,
  permission_denied: forbidden('').message,
  org_suspended: 'This organisation is suspended.',
  request_invalid: 'The organisation comes from your token or API key: leave org_id out.',
};
const bearer = (person: Person): string => `Bearer ${person.token}`;

/** Those who come further, or less far, than they may. */
async function wrongly(one: { endpoint: Endpoint; may: Permission }): Promise<string[]> {
  const wrong: string[] = [];
  const expecting = async (who: string, wanted: string, authorization?: string): Promise<void> => {
    const got = await knock(one.endpoint, authorization);
    if (got !== wanted) wrong.push(`${nameOf(one.endpoint)} answers ${who} with ${got} instead of ${wanted}`);
  };
  await expecting('a stranger', '401 token_invalid');
  await expecting('a made-up token', '401 token_invalid', 'Bearer aaaa.bbbb.cccc');
  const welcome = one.endpoint.evenSuspended === true;
  await expecting('a suspended organisation', welcome ? '400 request_invalid' : '403 org_suspended', bearer(suspended));
  for (const person of people) {
    const allowed = permissionsOf(person.role).has(one.may);
    await expecting(`a ${person.role}`, allowed ? '400 request_invalid' : '403 permission_denied', bearer(person));
  }
  const owner = people.find(({ role }) => role === 'owner')!;
  const others = allPermissions.filter((permission) => permission !== one.may);
  await expecting('an API key without the scope', '403 permission_denied', `Bearer ${await addApiKey(world, owner, others)}`);
  await expecting('an API key with the scope', '400 request_invalid', `Bearer ${await addApiKey(world, owner, [one.may])}`);
  return wrong;
}

test('of a suspended organisation one can only leave, and see to people in danger', () => {
  const open = guarded.filter(({ endpoint }) => endpoint.evenSuspended).map(({ endpoint }) => nameOf(endpoint));
  const whoeverMustLook = ['GET /api/v1/intake/escalations', 'POST /api/v1/intake/escalations/:id/acknowledge'];
  expect(open).toEqual(['POST /api/v1/auth/logout', ...whoeverMustLook]);
  const switchedOff = guarded.filter(({ endpoint }) => endpoint.evenSwitchedOff).map(({ endpoint }) => nameOf(endpoint));
  expect(switchedOff).toEqual(whoeverMustLook);
});

test.each(guarded.map((one) => [nameOf(one.endpoint), one] as const))('%s', async (_name, one) => {
  expectRule('Declare it with member(permission) and nothing beside it: the declaration alone turns away who may not.', await wrongly(one));
});

test('an endpoint that forgot its permission is found', async () => {
  const [first] = guarded.filter(({ may }) => may === 'api_keys:write');
  expect(await wrongly({ endpoint: first!.endpoint, may: 'me:read' })).not.toEqual([]);
});

test('what is old says what took its place', () => {
  const places = new Set([...endpoints.filter((one) => !isLegacy(one)).map(({ base, path }) => base + path), '/healthz']);
  const lost = (all: readonly Endpoint[]): string[] =>
    all.filter(({ successor }) => successor !== undefined && !places.has(successor)).map(nameOf);
  expectRule('Name a path of v1 as its successor, without ids: the Link must lead somewhere.', lost(endpoints));
  expect(lost([{ ...endpoints[0]!, successor: '/api/v1/nowhere' }])).toHaveLength(1);
  const astray = endpoints.filter((one) => isLegacy(one) !== isLegacyAddress(one.base + one.path)).map(nameOf);
  expectRule('Put an old endpoint under /api and none of v1, webhooks, docs: errors take their shape from the address.', astray);
});

test('every open door says why it is open', () => {
  const silent = (all: readonly Endpoint[]): string[] =>
    all.filter(({ access }) => access.who === 'anyone' && access.why.length < 12).map(nameOf);
  expectRule('Say in anyone(…) why no account is needed: an open door is a decision, not a default.', silent(endpoints));
  expect(silent([{ ...endpoints[0]!, access: { who: 'anyone', why: 'open' } }])).toHaveLength(1);
});

test('every permission opens something, and whatever opens is a permission', () => {
  const asked = new Set<string>(guarded.map(({ may }) => may));
  expectRule(
    'Take it out of permissions.ts, or say here when it comes: a scope that opens nothing misleads.',
    allPermissions.filter((one) => !asked.has(one)),
    later,
  );
  expectRule(
    'Add it to permissions.ts under the role that gains it.',
    [...asked].filter((one) => !allPermissions.some((known) => known === one)),
  );
});
