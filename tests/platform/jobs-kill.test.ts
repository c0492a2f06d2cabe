import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '../support/until.ts';
import { KillStory } from './kill-story.ts';

let story: KillStory;
beforeAll(async () => {
  story = await KillStory.open();
});
afterAll(() => story.close());

test('a worker killed with its transaction open: the job runs again, and its effect is there once', async () => {
  const killed = story.startWorker(600_000);
  const inside = killed.hears('inside');
  const isDone = await story.ask('first');
  await inside;
  await story.kill(killed.child);
  expect(await story.effects()).toEqual([]);
  const next = story.startWorker();
  await until('the job is done', isDone);
  expect(await story.effects()).toEqual(['first']);
  await story.kill(next.child);
});

test('4 workers killed at any moment: no job is lost, none has its effect twice', () => story.killMany(4));
