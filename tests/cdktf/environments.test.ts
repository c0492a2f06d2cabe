import { expect, test } from '@jest/globals';
import { connectionsAtMost } from '../../cdktf/connections.ts';
import { environment } from '../../cdktf/environment-shape.ts';
import { dev, type Environment, environments, prod, staging } from '../../cdktf/environments.ts';
import { spanOf } from './rules/network.ts';

const wrong = (base: Environment, change: (it: Environment) => unknown): string => {
  const it = structuredClone(base);
  change(it);
  try {
    environment(it);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

test.each<[string, Environment, (it: Environment) => unknown, RegExp]>([
  ['a standby on a burstable server', dev, (it) => (it.database.standby = true), /burstable database has no standby/],
  ['a pooler on a burstable server', dev, (it) => (it.database.pooler = true), /burstable database has no PgBouncer/],
  ['autoscale on a Basic plan', dev, (it) => (it.plan.most = 3), /B1 has neither/],
  ['slots on a Basic plan', dev, (it) => (it.plan.slots = true), /B1 has neither/],
  ['zones without three workers', prod, (it) => (it.plan.workers = 2), /workers in threes/],
  ['more connections than the server takes', dev, (it) => (it.database.poolMax = 40), /the database takes 35/],
  ['a console for everybody', prod, (it) => it.admin.from.push('0.0.0.0/0'), /not open to everybody/],
  ['prod without locks', prod, (it) => (it.protect = false), /prod is protected/],
  ['prod without a hardware key', prod, (it) => (it.vault.sku = 'standard'), /prod is protected/],
  [
    'staff by Entra ID without its secret',
    prod,
    (it) => (it.staffEntra = { tenantId: crypto.randomUUID(), clientId: crypto.randomUUID() }),
    /needs STAFF_ENTRA_CLIENT_SECRET/,
  ],
  ['backups of three days', prod, (it) => (it.database.backupDays = 3), /backupDays|>=7/],
  ['a network outside ours', prod, (it) => (it.space = '192.168.0.0/22'), /a \/22 of 10/],
  ['an origin without https', prod, (it) => it.corsOrigins.push('http://app.axly.pro'), /corsOrigins/],
  ['a key nobody has heard of', prod, (it) => Object.assign(it, { open: true }), /[Uu]nrecognized key/],
])('%s is refused', (_, base, change, says) => {
  expect(wrong(base, change)).toMatch(says);
});

test('every environment keeps within the connections of its database, slots included', () => {
  expect([dev, staging, prod].map(connectionsAtMost)).toEqual([
    { toServer: 26, toPooler: 0 },
    { toServer: 170, toPooler: 96 },
    { toServer: 194, toPooler: 288 },
  ]);
});

test('environments share no addresses', () => {
  const spans = environments.map(({ space }) => spanOf(space)).toSorted(([a], [b]) => a - b);
  for (const [index, [first]] of spans.entries()) expect(first).toBeGreaterThan(spans[index - 1]?.[1] ?? 0);
});
