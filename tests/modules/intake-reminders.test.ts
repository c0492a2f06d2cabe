import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ rates: { expensive: 1e6, org: 1e6 }, settings: { PUBLIC_URL: 'https://intake.example.test/' } });
});
afterAll(() => world.close());

async function inDanger() {
  const owner = await world.person('owner');
  const device = await world.person('device', owner);
  await device.post('/intake/sessions', { key: 's' });
  await device.put('/intake/sessions/s/mode', { mode: 'safety' });
  const [{ id }] = (await owner.get('/intake/escalations')).body.data;
  return { owner, device, id: id as string };
}

test('the mail says in which organisation, and where to go from wherever it is read', async () => {
  const { owner, id } = await inDanger();
  const { name } = (await owner.get('/org')).body;
  const { subject, text } = world.letters.findLast(({ to }) => to === owner.email)!;
  expect(subject).toContain(name);
  const addresses = text.match(/https:\/\/\S+/g);
  expect(addresses).toEqual([
    'https://intake.example.test/api/v1/intake/escalations?state=open',
    `https://intake.example.test/api/v1/intake/escalations/${id}/acknowledge`,
    'https://intake.example.test/api/docs',
  ]);
});
