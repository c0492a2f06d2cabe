import { expect, test } from '@jest/globals';
import { Closing, Stopped } from '../../server/run/closing.ts';

test('what was opened last is closed first, once, and a failure stops nothing', async () => {
  const closing = new Closing();
  const closed: string[] = [];
  const troubles: string[] = [];
  closing.onTrouble((what) => troubles.push(what));
  for (const what of ['pools', 'vault', 'door']) {
    await closing.add(what, () => {
      closed.push(what);
      if (what === 'vault') throw new Error('stuck');
    });
  }
  await Promise.all([closing.close(), closing.close()]);
  expect(closed).toEqual(['door', 'vault', 'pools']);
  expect(troubles).toEqual(['vault']);
});

test('what is opened after closing has begun is closed at once, and its start is told to end', async () => {
  const closing = new Closing();
  await closing.close();
  let closed = false;
  await expect(closing.add('late', () => void (closed = true))).rejects.toThrow(Stopped);
  expect(closed).toBe(true);
});
