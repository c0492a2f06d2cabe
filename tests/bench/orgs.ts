import { requestsFor, operations, secret } from './api.ts';
import { openBenchDatabase } from './database.ts';
import { type Candidate, round, type Round, startCandidate } from './load.ts';
import { median, medianRatio } from '../support/figures.ts';
import { table } from './table.ts';

/** Whether the product is as quick for 10,000 organisations as for 10, each with as many rows. */
export async function benchOrgs({ rows = 100, rounds = 5, seconds = 3 } = {}): Promise<void> {
  const sizes = [10, 1_000, 10_000];
  process.stdout.write(`Seeding ${sizes.join(', ')} organisations with ${rows} API keys each…\n`);
  const houses = [];
  try {
    for (const orgs of sizes) {
      const database = await openBenchDatabase(orgs * rows, orgs);
      const candidate = await startCandidate(`${orgs}`, { kind: 'product', roles: database.roles, secret, pool: 10 });
      houses.push({ orgs, database, candidate, seen: new Map<string, Round[]>() });
    }
    for (let turn = 0; turn <= rounds; turn += 1) {
      for (const operation of operations) {
        for (const { database, candidate, seen, orgs } of turn % 2 === 0 ? houses : houses.toReversed()) {
          process.stdout.write(`\r  round ${turn} of ${rounds}: ${operation} with ${orgs} organisations`.padEnd(70));
          // Few at once, so that latency is work and not waiting in line.
          const measured = await round(candidate, requestsFor(operation, database), turn === 0 ? 1 : seconds, 4);
          if (measured.failed > 0) throw new Error(`${measured.failed} requests failed at ${operation}.`);
          if (turn > 0) seen.set(operation, [...(seen.get(operation) ?? []), measured]);
        }
      }
    }
    process.stdout.write('\r'.padEnd(72) + '\r');
    const of = (seen: Map<string, Round[]>, operation: string, figure: keyof Round) =>
      median(seen.get(operation)!.map((one) => one[figure]));
    const means = (seen: Map<string, Round[]>, operation: string): number[] => seen.get(operation)!.map(({ mean }) => mean);
    const first = houses[0]!.seen;
    for (const operation of operations) {
      process.stdout.write(
        `\n${operation}\n${table(
          ['organisations', 'requests/s', 'mean ms', 'p99 ms', 'CPU µs', 'mean × 10 organisations'],
          houses.map(({ orgs, seen }) => [
            orgs.toLocaleString('en'),
            Math.round(of(seen, operation, 'rps')).toLocaleString('en'),
            of(seen, operation, 'mean').toFixed(2),
            of(seen, operation, 'p99').toFixed(1),
            of(seen, operation, 'cpu').toFixed(0),
            medianRatio(means(seen, operation), means(first, operation)).toFixed(2),
          ]),
        )}`,
      );
    }
  } finally {
    for (const { candidate, database } of houses) {
      disconnect(candidate);
      await database.stop();
    }
  }
}

const disconnect = ({ child }: Candidate): void => {
  if (child.connected) child.disconnect();
};
