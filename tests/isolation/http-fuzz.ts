import fc from 'fast-check';
import { newId } from '../../server/core/ids.ts';
import { modules } from '../../server/modules/index.ts';
import { accessTokens } from '../../server/modules/identity/index.ts';
import { allPermissions } from '../../server/platform/http/index.ts';
import type { Answer, Person, World } from '../support/world.ts';
import { addApiKey } from './actors.ts';
import { changedTables, checksums, furnish, type Furnished, orgTables } from './rows.ts';
import { requestTo } from './samples.ts';

export interface Findings {
  requests: number;
  /** How many answers had each status. */
  statuses: Record<string, number>;
  /** Something of a neighbour in an answer, a neighbour's row that changed, or somebody let in who is not. */
  leaks: string[];
  /** Answers that say it is our fault. */
  faults: string[];
}

const endpoints = modules.flatMap((module) => module.endpoints);
const actors = ['owner', 'viewer', 'api_key', 'expired', 'crossed', 'none'] as const;
type Actor = (typeof actors)[number];
/** Whoever comes with these is nobody. */
const nobodies: readonly Actor[] = ['expired', 'crossed', 'none'];
const perHousehold = 120;

/** One request as it was drawn: what, by whom, and the numbers that its forms are chosen by. */
const drawn = fc.record({
  endpoint: fc.nat(endpoints.length - 1),
  actor: fc.constantFrom(...actors),
  chances: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 8, maxLength: 8 }),
  extra: fc.constantFrom(
    'nothing',
    'nothing',
    'org header',
    'org query',
    'org body',
    'cursor',
    'idempotency key',
    'if-match',
    'host',
    'two tokens',
  ),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer D> ? D : never;

interface Household {
  person: Person;
  own: Furnished;
  bearers: Record<Actor, string | undefined>;
}

/** Calls every route as somebody of one organisation, with the ids, cursors and headers of another, and looks at what comes back and what changes. */
export async function fuzzHttp(world: World, url: string, requests: number, seed: number): Promise<Findings> {
  const ask = world.database.sql;
  const tables = await orgTables(ask);
  const them = await world.person();
  const neighbours = [await furnish(ask, tables, them), await furnish(ask, tables, await world.person())];
  const cursor = await cursorOf(world, them);
  const findings: Findings = { requests: 0, statuses: {}, leaks: [], faults: [] };
  const secrets = neighbours.flatMap(({ mark, org_id, ids }) => [mark, org_id, ...Object.values(ids).flat()]);
  const before = await checksums(
    ask,
    tables,
    neighbours.map(({ org_id }) => org_id),
  );
  const all = fc.sample(drawn, { numRuns: requests, seed });
  for (let start = 0; start < all.length; start += perHousehold) {
    const household = await moveIn(world, tables, neighbours[0]!.org_id);
    const batch = all.slice(start, start + perHousehold);
    await Promise.all(
      [0, 1, 2].map(async (lane) => {
        for (const one of batch.filter((_, index) => index % 3 === lane)) await send(one, household);
      }),
    );
    const after = await checksums(ask, tables, Object.keys(before));
    for (const id of Object.keys(before)) {
      for (const table of changedTables(before[id], after[id]))
        findings.leaks.push(`a neighbour's ${table} changed in requests ${start} to ${start + perHousehold}`);
      before[id] = after[id]!;
    }
  }
  return findings;

  async function send({ endpoint: index, actor, chances, extra }: Drawn, { own, bearers }: Household): Promise<void> {
    const endpoint = endpoints[index]!;
    let turn = 0;
    const chance = (): number => chances[turn++ % chances.length]!;
    const owners = [neighbours[0]!, neighbours[1]!, own];
    const id = (): string => {
      const ids = Object.values(owners[Math.floor(chance() * owners.length)]!.ids).flat();
      return chance() > 0.95 ? newId() : ids[Math.floor(chance() * ids.length)]!;
    };
    const sample = requestTo(endpoint, { id, chance });
    const headers: Record<string, string> = {};
    const bearer = bearers[actor];
    if (bearer !== undefined) headers['authorization'] = `Bearer ${bearer}`;
    let { path, body } = sample;
    const theirs = neighbours[0]!.org_id;
    if (extra === 'org header') headers['x-org-id'] = theirs;
    if (extra === 'org query') path += `${path.includes('?') ? '&' : '?'}org_id=${theirs}`;
    if (extra === 'org body' && body !== null && typeof body === 'object') body = { ...body, org_id: theirs };
    if (extra === 'cursor') path = `${path.split('?')[0]}?cursor=${cursor}`;
    if (extra === 'idempotency key') headers['idempotency-key'] = `mark-${turn % 7}`;
    if (extra === 'if-match') headers['if-match'] = '*';
    if (extra === 'host') headers['x-forwarded-host'] = `${theirs}.example.test`;
    if (extra === 'two tokens' && bearer !== undefined) headers['x-authorization'] = `Bearer ${them.token}`;
    const answer = await callAt(url, sample.method, path, endpoint.raw ? Buffer.from('{}') : body, headers);
    judge(`${actor} ${sample.method} ${endpoint.path} (${extra})`, answer, endpoint.access.who === 'member' && nobodies.includes(actor));
  }

  function judge(what: string, answer: Pick<Answer, 'status' | 'text' | 'headers'>, mustBeRefused: boolean): void {
    findings.requests += 1;
    findings.statuses[answer.status] = (findings.statuses[answer.status] ?? 0) + 1;
    const whole = answer.text + JSON.stringify([...answer.headers]);
    const told = secrets.find((secret) => whole.includes(secret));
    if (told !== undefined) findings.leaks.push(`${what} was told ${told}`);
    if (mustBeRefused && answer.status !== 401) findings.leaks.push(`${what} was let in: ${answer.status}`);
    // Away on purpose: there is no AI here. Everything else that is our fault is a finding.
    if (answer.status >= 500 && !/ai_not_configured|No AI model is set up here/.test(answer.text))
      findings.faults.push(`${what}: ${answer.status} ${answer.text}`);
  }
}

/** A fresh organisation to call from; what a request did to itself does not weaken the next hundred. */
async function moveIn(world: World, tables: Awaited<ReturnType<typeof orgTables>>, theirs: string): Promise<Household> {
  const person = await world.person();
  const own = await furnish(world.database.sql, tables, person);
  const viewer = await world.person('viewer', person);
  const tokens = accessTokens(world.settings);
  const claims = { sub: person.user_id, org_id: person.org_id, sid: person.session_id };
  const bearers = {
    owner: person.token,
    viewer: viewer.token,
    api_key: await addApiKey(world, person, allPermissions),
    expired: tokens.sign(claims, -3_600),
    crossed: tokens.sign({ ...claims, org_id: theirs }, 600),
    none: undefined,
  };
  return { person, own, bearers };
}

/** A cursor that was signed for the neighbour. */
async function cursorOf(world: World, them: Person): Promise<string> {
  await world.database.sql(
    `insert into app.api_keys (org_id, id, name, key_id, secret_hash, scopes, created_by)
    select $1, gen_random_uuid(), 'one more', 'more' || n, '', '{}', $2 from generate_series(1, 3) n`,
    [them.org_id, them.user_id],
  );
  const { body } = await them.get('/api-keys?limit=1');
  return encodeURIComponent(body.next_cursor as string);
}

async function callAt(
  url: string,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Pick<Answer, 'status' | 'text' | 'headers'>> {
  const raw = Buffer.isBuffer(body);
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: { ...(body !== undefined && !raw && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: raw ? (body as Buffer<ArrayBuffer>) : JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
