import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spend } from '../support/budget.ts';
import { sample, ServerStory } from './server-story.ts';

const { keys, kills } = spend({ small: { keys: 60, kills: 3 }, full: { keys: 500, kills: 20 } });
/** Clients that each wait for their answer. */
const clients = 16;

let story: ServerStory;
beforeAll(async () => {
  story = await ServerStory.open(10);
});
afterAll(() => story?.close());

test(`${keys} keyed POSTs, repeated until answered while the server is killed ${kills} times: exactly ${keys} effects`, async () => {
  /** Three kinds of effect: a row, an event, a report with its job, its log and a call at the file storage before. */
  const kinds = [
    (n: number) => ({ path: '/vehicles', body: { make: 'Keyed', model: `key ${n}`, year: '2020' } }),
    (n: number) => ({ path: '/events', body: { type: 'keyed.sent', data: { n } } }),
    (n: number, repo: string) => ({ path: `/repositories/${repo}/analyses`, body: { kind: 'log', log_text: `key ${n}\n${sample.trace}` } }),
  ];
  const found = { answered: 0, without_answer: 0, put_off: 0, replayed: 0, refused: [] as string[] };
  let next = 0;
  let hasFailed = false;
  const client = async (): Promise<void> => {
    while (next < keys) {
      const n = next++;
      const who = story.customers[n % story.customers.length]!;
      const { path, body } = kinds[n % kinds.length]!(n, who.repo_id);
      const onRetry = (status: number): void => void (status === 0 ? (found.without_answer += 1) : (found.put_off += 1));
      const answer = await story.post(who, path, body, onRetry);
      if (answer.status >= 300) found.refused.push(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      if (answer.replayed) found.replayed += 1;
      found.answered += 1;
    }
  };
  const killer = async (): Promise<void> => {
    for (let kill = 1; kill <= kills; kill += 1) {
      const due = Math.floor((kill * keys) / (kills + 1));
      while (found.answered < due && !hasFailed) await sleep(2);
      if (hasFailed) return;
      await story.server.stop('SIGKILL');
      // What its requests had claimed is free in a minute; here at once.
      await story.database.sql("update app.idempotency_keys set lease_until = now() - interval '1 second' where state = 'running'");
      await story.start();
      process.stderr.write(`  ${kill} of ${kills} servers killed\r`);
    }
  };
  const asking = Promise.all(Array.from({ length: clients }, client)).catch((error: unknown) => {
    hasFailed = true; // nobody is killed any more
    throw error;
  });
  await Promise.all([asking, killer()]);
  process.stderr.write(`keys: ${JSON.stringify(found)}\n`);
  expect(found).toMatchObject({ answered: keys, refused: [] });
  expect(found.without_answer).toBeGreaterThanOrEqual(kills);

  const [effects] = await story.database.sql(
    `select (select count(*)::int from app.vehicles) + (select count(*)::int from app.events) + (select count(*)::int from app.reports) as effects,
       (select count(distinct model)::int from app.vehicles) + (select count(distinct data->>'n')::int from app.events)
         + (select count(distinct log_asset_id)::int from app.reports) as different`,
  );
  expect(effects).toEqual({ effects: keys, different: keys });
  expect(await story.halves()).toEqual({});
});
