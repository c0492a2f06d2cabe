import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { modules } from '../../server/modules/index.ts';
import type { Endpoint } from '../../server/platform/http/index.ts';
import { changedTables, checksums, furnish, type Furnished, orgTables, type OrgTable } from '../isolation/rows.ts';
import { besides, idNames, ownIds } from '../isolation/own-ids.ts';
import { requestTo, takesIds } from '../isolation/samples.ts';
import { nobodyOutside } from '../isolation/actors.ts';
import { type Answer, openWorld, type Person, type World } from '../support/world.ts';
import { expectRule } from './rule.ts';

const endpoints = modules.flatMap((module) => module.endpoints).filter(takesIds);
const nameOf = ({ method, base, path }: Endpoint): string => `${method.toUpperCase()} ${base}${path}`;
const rule = "Look the row up through org.read or org.write and answer found('thing', row): a neighbour's row must be one that never was.";

let world: World;
let tables: OrgTable[];
let me: Person;
let mine: Furnished;
let neighbour: Furnished;
let atFirst: Record<string, string>;
beforeAll(async () => {
  world = await openWorld({ rates: { auth: 1e6, expensive: 1e6, address: 1e6, org: 1e6 }, tools: { outbound: nobodyOutside } });
  const ask = world.database.sql;
  tables = await orgTables(ask);
  me = await world.person();
  mine = await furnish(ask, tables, me);
  neighbour = await furnish(ask, tables, await world.person());
  atFirst = await checksums(ask, tables, [neighbour.org_id]);
});
afterAll(() => world.close());

/** What the caller can tell of an answer; both calls carry the same request id. A connection ends after a thousand requests, whatever they ask. */
const seen = ({ status, headers, text }: Answer): string =>
  JSON.stringify([status, text, [...headers].filter(([name]) => !/^(?:date|connection|keep-alive|ratelimit-.*)$/.test(name))]);

let calls = 0;

/** Calls it with these ids by name, `*` for all others; `chance` near 1 fills in what may be left out. */
async function call(endpoint: Endpoint, ids: Record<string, string>, person: Person | undefined, chance = 0): Promise<Answer> {
  calls += 1;
  const sample = requestTo(endpoint, { id: (name) => ids[name] ?? ids['*']!, chance: () => chance });
  const headers = { 'x-request-id': 'the-same-for-both', ...(person && { authorization: `Bearer ${person.token}` }) };
  return world.call(sample.method, sample.path, endpoint.raw ? Buffer.from('{}') : sample.body, headers);
}

const allIds = (ids: Record<string, string[]>): { table: string; id: string }[] =>
  Object.entries(ids).flatMap(([table, all]) => all.map((id) => ({ table, id })));

/** One's own row that the path of an endpoint begins with. */
const ownAt = (own: Furnished, { path }: Endpoint): string | undefined =>
  own.ids[Object.keys(own.ids).find((name) => path.replaceAll('-', '_').startsWith(`/${name}/:`)) ?? '']?.[0];

/** The neighbour's rows that an endpoint treats otherwise than one that never was. */
async function tellingRows(endpoint: Endpoint, whose: Record<string, string[]>): Promise<string[]> {
  const caller = endpoint.access.who === 'member' ? me : undefined;
  const never = await call(endpoint, { '*': newId() }, caller);
  const expected = seen(never);
  const wrong =
    endpoint.access.who === 'member' && never.status !== 404
      ? [`${nameOf(endpoint)} answers a row that never was with ${never.status}: ${never.text}`]
      : [];
  for (const { table, id } of allIds(whose)) {
    if (seen(await call(endpoint, { '*': id }, caller)) !== expected)
      wrong.push(`${nameOf(endpoint)} tells a neighbour's row of ${table} from none`);
  }
  for (const name of [...endpoint.path.matchAll(/:(\w+)/g)].map(([, param]) => param!).slice(1)) {
    const inside = async (id: string) => seen(await call(endpoint, { '*': ownAt(mine, endpoint)!, [name]: id }, caller));
    const none = await inside(newId());
    for (const { table, id } of allIds(whose))
      if ((await inside(id)) !== none) wrong.push(`${nameOf(endpoint)} tells a neighbour's row of ${table} from none, inside one's own`);
  }
  return wrong;
}

const withParams = endpoints.filter(({ path }) => path.includes(':'));

test.each(withParams.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  "%s: a neighbour's row is one that never was",
  async (_name, endpoint) => {
    expectRule(rule, await tellingRows(endpoint, neighbour.ids));
  },
);

test.each(withParams.filter(({ access }) => access.who === 'member').map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  '%s: a row of one’s own is found, so that the test above could see a difference',
  async (_name, endpoint) => {
    const owner = await world.person();
    const own = await furnish(world.database.sql, tables, owner);
    const likely = (table: string): number => (endpoint.path.replaceAll('-', '_').includes(table) ? 0 : 1);
    const candidates = allIds(own.ids).sort((a, b) => likely(a.table) - likely(b.table));
    const others = besides(own, endpoint);
    for (const { id } of candidates) if ((await call(endpoint, { ...others, '*': id }, owner)).status !== 404) return;
    throw new Error(`${nameOf(endpoint)} finds no row of one's own: let tests/isolation/rows.ts make one that it would.`);
  },
);

test("ids in bodies and queries reach no neighbour's row", async () => {
  const wrong: string[] = [];
  const [owner, before] = [await world.person(), calls];
  const own = await furnish(world.database.sql, tables, owner);
  for (const endpoint of endpoints.filter(({ access }) => access.who === 'member')) {
    const names = idNames(endpoint);
    const others = ownIds(own, names);
    for (const name of [...names].filter((one) => !endpoint.path.includes(`:${one}`))) {
      const pointingAt = (id: string) => call(endpoint, { ...others, '*': ownAt(own, endpoint) ?? newId(), [name]: id }, owner, 0.99);
      const expected = seen(await pointingAt(newId()));
      for (const { table: theirs, id } of allIds(neighbour.ids))
        if (seen(await pointingAt(id)) !== expected) wrong.push(`${nameOf(endpoint)} with ${name}, a neighbour's row of ${theirs}`);
    }
  }
  expectRule(rule, wrong);
  expect(calls - before).toBeGreaterThan(20);
});

test('an endpoint that tells them apart is found', async () => {
  const [first] = endpoints.filter(({ path }) => path === '/api-keys/:id');
  const own = await furnish(world.database.sql, tables, await world.person('owner', me));
  expect(await tellingRows(first!, { api_keys: own.ids['api_keys']!.slice(-1) })).toHaveLength(1);
});

test('nothing of the neighbour has changed', async () => {
  const after = await checksums(world.database.sql, tables, [neighbour.org_id]);
  expect(changedTables(atFirst[neighbour.org_id], after[neighbour.org_id])).toEqual([]);
});
