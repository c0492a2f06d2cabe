import type autocannon from 'autocannon';
import { accessTokens } from '../../server/modules/identity/index.ts';
import { readSettings } from '../../server/platform/config/index.ts';
import { pageSize } from './contract.ts';
import { type BenchDatabase, openBenchDatabase } from './database.ts';
import { type Candidate, type Round, round, startCandidate, usage } from './load.ts';
import { median, medianRatio } from '../support/figures.ts';
import { table } from './table.ts';

/** The key that the servers under measurement and the tokens share. */
export const secret = 'the signing key of the benchmark, 32 bytes or more';
/** What is measured of API keys. */
export const operations = ['get', 'list', 'create'] as const;
type Operation = (typeof operations)[number];

/** Get, list and create of API keys: the product against the limit, bare Express, and itself past row level security. */
export async function benchApi({ rows = 1_000_000, orgs = 1_000, rounds = 5, seconds = 3 } = {}): Promise<void> {
  process.stdout.write(`Seeding ${rows.toLocaleString('en')} API keys of ${orgs.toLocaleString('en')} organisations…\n`);
  const database = await openBenchDatabase(rows, orgs);
  const candidates: Candidate[] = [];
  try {
    const job = { roles: database.roles, secret, pool: 10 };
    const unguarded = { ...job, roles: { ...database.roles, app: database.unguarded } };
    candidates.push(await startCandidate('limit: node:http + pg', { ...unguarded, kind: 'limit' }));
    candidates.push(await startCandidate('bare Express 5 + pg + JWT', { ...unguarded, kind: 'express' }));
    candidates.push(await startCandidate('Longhouse', { ...job, kind: 'product' }));
    candidates.push(await startCandidate('Longhouse past RLS', { ...unguarded, kind: 'product' }));
    const requests = Object.fromEntries(operations.map((operation) => [operation, requestsFor(operation, database)])) as Record<
      Operation,
      autocannon.Request[]
    >;
    const results = new Map<string, Round[]>();
    for (let turn = 0; turn <= rounds; turn += 1) {
      for (const operation of operations) {
        for (const candidate of turn % 2 === 0 ? candidates : candidates.toReversed()) {
          process.stdout.write(`\r  round ${turn} of ${rounds}: ${operation} ${candidate.name}`.padEnd(70));
          const measured = await round(candidate, requests[operation], turn === 0 ? 2 : seconds); // round 0 warms up
          if (measured.failed > 0) throw new Error(`${candidate.name} failed ${measured.failed} times at ${operation}.`);
          if (turn > 0) results.set(`${operation}|${candidate.name}`, [...(results.get(`${operation}|${candidate.name}`) ?? []), measured]);
        }
      }
    }
    process.stdout.write('\r'.padEnd(72) + '\r');
    report(candidates, results);
    for (const candidate of candidates)
      process.stdout.write(`  memory of ${candidate.name}: ${Math.round((await usage(candidate)).rss / 1e6)} MB\n`);
  } finally {
    for (const { child } of candidates) if (child.connected) child.disconnect();
    await database.stop();
  }
}

/** Requests of many organisations, one signed-in person each. */
export function requestsFor(operation: Operation, { samples }: BenchDatabase): autocannon.Request[] {
  const ring = accessTokens(readSettings({ JWT_SIGNING_KEY: secret }));
  const body = JSON.stringify({ name: 'ci', scopes: ['reports:read'] });
  return samples.slice(0, 200).map(({ org_id, user_id, session_id, key_id }) => ({
    method: operation === 'create' ? ('POST' as const) : ('GET' as const),
    path:
      operation === 'get' ? `/api/v1/api-keys/${key_id}` : operation === 'list' ? `/api/v1/api-keys?limit=${pageSize}` : '/api/v1/api-keys',
    headers: {
      authorization: `Bearer ${ring.sign({ sub: user_id, org_id, sid: session_id }, 36_000)}`,
      'x-org': org_id,
      'x-user': user_id,
      ...(operation === 'create' && { 'content-type': 'application/json' }),
    },
    ...(operation === 'create' && { body }),
  }));
}

function report(candidates: Candidate[], results: Map<string, Round[]>): void {
  for (const operation of operations) {
    const all = (name: string, figure: keyof Round) => results.get(`${operation}|${name}`)!.map((one) => one[figure]);
    const of = (name: string, figure: keyof Round) => median(all(name, figure));
    const express = candidates[1]!.name;
    process.stdout.write(`\n${operation}\n`);
    process.stdout.write(
      table(
        ['', 'requests/s', 'p50 ms', 'p99 ms', 'CPU µs', '× Express (req/s)', '× Express (CPU)'],
        candidates.map(({ name }) => [
          name,
          Math.round(of(name, 'rps')).toLocaleString('en'),
          of(name, 'p50').toFixed(1),
          of(name, 'p99').toFixed(1),
          of(name, 'cpu').toFixed(0),
          medianRatio(all(name, 'rps'), all(express, 'rps')).toFixed(2),
          medianRatio(all(express, 'cpu'), all(name, 'cpu')).toFixed(2),
        ]),
      ),
    );
  }
}
