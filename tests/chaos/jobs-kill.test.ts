import { afterAll, beforeAll, test } from '@jest/globals';
import { KillStory } from '../platform/kill-story.ts';

let story: KillStory;
beforeAll(async () => {
  story = await KillStory.open();
});
afterAll(() => story.close());

test('20 workers killed at any moment: no job is lost, none has its effect twice', () => story.killMany(20));
