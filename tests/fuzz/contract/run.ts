import { modules } from '../../../server/modules/index.ts';
import { openapi } from '../../../server/platform/http/openapi.ts';
import { checksums, furnish, orgTables } from '../../isolation/rows.ts';
import { randomFrom } from '../../support/random.ts';
import type { Person, World } from '../../support/world.ts';
import { judge } from './judge.ts';
import { operationsOf, type Request, requestTo } from './requests.ts';
import { pick } from './values.ts';

/** What a run found. */
export interface Findings {
  requests: number;
  /** Operations that were answered with success at least once, of how many. */
  succeeded: number;
  operations: number;
  statuses: Record<string, number>;
  slowest_ms: number;
  /** Answers that break the contract, each with the request that caused it, one per operation and kind of fault. */
  faults: string[];
}

/** Callers at once; each has an organisation with a row of everything. */
const lanes = 8;
/** Requests that one caller makes before the next takes over: some requests end the caller's session or account. */
const shift = 40;

/** Sends fitting and hostile requests to every operation of the contract and judges each answer by it. `progress` is told now and then. */
export async function fuzzContract(
  world: World,
  requests: number,
  seed: number,
  progress = (_done: number): void => {},
): Promise<Findings> {
  const document = openapi(
    modules.flatMap((module) => module.endpoints),
    '0',
  ) as Record<string, unknown>;
  const operations = operationsOf(document);
  const faultOf = judge(document);
  const ask = world.database.sql;
  const tables = await orgTables(ask);
  const bystander = await furnish(ask, tables, await world.person());
  const before = await checksums(ask, tables, [bystander.org_id]);
  const findings: Findings = { requests: 0, succeeded: 0, operations: operations.length, statuses: {}, slowest_ms: 0, faults: [] };
  const succeeded = new Set<string>();
  const faults = new Map<string, string>();

  const arrive = async (): Promise<{ person: Person; ids: string[] }> => {
    const person = await world.person('owner');
    const { ids } = await furnish(ask, tables, person);
    await sealForReal(world, person);
    return { person, ids: [...Object.values(ids).flat(), ...Object.values(bystander.ids).flat().slice(0, 10)] };
  };
  const lane = async (number: number): Promise<void> => {
    const random = randomFrom(seed + number);
    let caller = await arrive();
    for (let sent = 0; findings.requests < requests; sent += 1) {
      if (sent % shift === shift - 1) caller = await arrive();
      const operation = operations[(findings.requests++ * 7 + number) % operations.length]!;
      const request = requestTo(operation, { random, ids: caller.ids, malice: pick([0, 0.05, 0.3], random) });
      const answered = await send(world.url, request, caller.person.token);
      findings.statuses[answered.status] = (findings.statuses[answered.status] ?? 0) + 1;
      findings.slowest_ms = Math.max(findings.slowest_ms, Math.round(answered.ms));
      const name = `${operation.method} ${operation.path}`;
      if (answered.status < 300) succeeded.add(name);
      const fault = faultOf(operation, answered);
      if (fault !== undefined) faults.set(`${name} ${fault.slice(0, 40)}`, `${told(request)} → ${fault}`);
      if (findings.requests % 500 === 0) progress(findings.requests);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  const after = await checksums(ask, tables, [bystander.org_id]);
  if (after[bystander.org_id] !== before[bystander.org_id]) faults.set('bystander', 'an organisation that nobody acted for has changed');
  return { ...findings, succeeded: succeeded.size, faults: [...faults.values()] };
}

/** Made-up rows hold random bytes where sealed secrets belong, which is a fault of ours and a 500: they get secrets that open. */
async function sealForReal(world: World, person: Person): Promise<void> {
  const credential = await person.post('/credentials', { kind: 'github_pat', name: 'fuzz', secret: `ghp_${'x'.repeat(36)}` });
  await world.database.sql('update app.repositories set credential_id = $2 where org_id = $1', [person.org_id, credential.body.id]);
  await world.database.sql('delete from app.provider_credentials where org_id = $1 and id <> $2', [person.org_id, credential.body.id]);
  for (const table of ['webhook_sources', 'intake_fields', 'intake_messages', 'session_summaries'])
    await world.database.sql(`delete from app.${table} where org_id = $1`, [person.org_id]);
}

const told = ({ method, path, body }: Request): string => `${method} ${path.slice(0, 200)} ${(body ?? '').slice(0, 300)}`;

async function send(url: string, { method, path, headers, body }: Request, token: string) {
  const started = performance.now();
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: { ...headers, authorization: `Bearer ${token}` },
    ...(body !== undefined && { body }),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type') ?? '', text, ms: performance.now() - started };
}
