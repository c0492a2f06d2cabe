import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '../../server/platform/db/index.ts';
import { installQueues } from '../../server/platform/jobs/index.ts';
import type { TestDatabase } from '../support/database.ts';
import { jobsDatabase } from './jobs-house.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await jobsDatabase();
});
afterAll(() => database.drop());

const settings = () =>
  database.sql(
    'select name, policy, heartbeat_seconds, retry_limit, retry_delay, retry_delay_max, retry_backoff, notify, dead_letter from queue.queue order by name',
  );

test('installing sets the queues to what the program says, and may be done again', async () => {
  await installQueues(database.roles.owner);
  await installQueues(database.roles.owner);
  const usual = {
    heartbeat_seconds: 15,
    retry_limit: 7,
    retry_delay: 5,
    retry_delay_max: 900,
    retry_backoff: true,
    notify: true,
    dead_letter: null,
  };
  expect(await settings()).toEqual([
    expect.objectContaining({ name: '__pgboss__send-it' }),
    { ...usual, name: 'dead', policy: 'standard' },
    { ...usual, name: 'org', policy: 'short', dead_letter: 'dead' },
    { ...usual, name: 'platform', policy: 'exclusive', dead_letter: 'dead' },
    { ...usual, name: 'sweeps', policy: 'exclusive' },
  ]);
});

test('only the owner may install', async () => {
  await expect(installQueues(database.roles.auth)).rejects.toMatchObject({ code: '42501' });
});

test('the migration can be taken back and made again', async () => {
  const owner = connect(database.roles.owner, { min: 0, max: 1 });
  const { up, down } = await import('../../migrations/20260301000400_queue.ts');
  await owner.transaction((trx) => down(trx));
  await owner.transaction((trx) => up(trx));
  await owner.destroy();
  expect((await settings()).map(({ name }) => name)).toEqual(['__pgboss__send-it', 'dead', 'org', 'platform', 'sweeps']);
});
