import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { expire, remind } from '../../server/modules/intake/jobs.ts';
import { expireAll, remindAll } from '../../server/modules/intake/sweeps.ts';
import { unmeasured } from '../../server/platform/telemetry/metrics.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
const counted: Record<string, number> = {};
beforeAll(async () => {
  const count = (name: string, n: number): void => void (counted[name] = n);
  world = await openWorld({
    rates: { expensive: 1e6, org: 1e6 },
    settings: { PUBLIC_URL: 'https://intake.example.test/' },
    tools: { metrics: { ...unmeasured, count } },
  });
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

const job = { id: 'j', attempt: 1, attempts: 8, signal: AbortSignal.timeout(600_000), finish: async () => {} };
const sweep = () => remindAll.run({ tools: world.tools, signal: job.signal });
/** Minutes since danger was seen, and since somebody was told of it. */
const waited = (id: string, seen: number, told: number) =>
  world.database.sql(
    `update app.escalations set created_at = least(created_at, now() - make_interval(mins => $2)),
       updated_at = now() - make_interval(mins => $2), notified_at = now() - make_interval(mins => $3) where id = $1`,
    [id, seen, told],
  );

test('who waits is told of less and less often, and anew when danger is seen again', async () => {
  const { owner, device, id } = await inDanger();
  const reminded = async (seen: number, told: number): Promise<boolean> => {
    await waited(id, seen, told);
    const before = world.letters.length;
    await remind.run({ org: owner.org, payload: { escalation_id: id }, job, tools: world.tools });
    return world.letters.length > before;
  };
  expect([await reminded(60, 14), await reminded(60, 16)]).toEqual([false, true]);
  expect([await reminded(200, 50), await reminded(200, 61)]).toEqual([false, true]);
  expect([await reminded(3_000, 1_000), await reminded(3_000, 1_441)]).toEqual([false, true]);
  await waited(id, 3_000, 20);
  await device.put('/intake/sessions/s/mode', { mode: 'safety' });
  const before = world.letters.length;
  await remind.run({ org: owner.org, payload: { escalation_id: id }, job, tools: world.tools });
  expect(world.letters).toHaveLength(before + 1);
});

test('all who wait are counted, nobody’s crowd keeps others from their turn, and none is a number as well', async () => {
  await world.database.sql('update app.escalations set acknowledged_at = now()');
  await sweep();
  expect(counted).toMatchObject({ intake_escalations_waiting: 0, intake_escalations_overdue: 0 });
  const [crowd, alone] = [await inDanger(), await inDanger()];
  await world.database.sql(
    `with made as (insert into app.intake_sessions (org_id, id, user_id, session_key, mode, mode_before)
       select $1, gen_random_uuid(), $2, 'crowd ' || n, 'safety', 'intake' from generate_series(1, 600) n returning id)
     insert into app.escalations (org_id, id, user_id, session_id, level, created_at, updated_at, notified_at)
       select $1, gen_random_uuid(), $2, id, 'high', now() - interval '1 hour', now() - interval '1 hour', now() - interval '1 hour' from made`,
    [crowd.owner.org_id, crowd.device.user_id],
  );
  await waited(alone.id, 20, 20);
  await sweep();
  // Of these only one has just come to wait too long: for that one somebody is woken, whoever else still waits.
  expect(counted).toMatchObject({ intake_escalations_waiting: 601, intake_escalations_overdue: 1 });
  const queued = `select from queue.job where data::text like '%' || $1 || '%'`;
  expect(await world.database.sql(queued, [alone.id])).toHaveLength(1);
});

test('what an organisation keeps for a time goes by the sweep and its job, and where nothing is set nothing goes', async () => {
  const [kept, brief] = [await world.person('owner'), await world.person('owner')];
  expect((await brief.put('/org/settings', { retention_days: 30 })).status).toBe(200);
  const keysOf = async ({ get }: typeof brief): Promise<string[]> =>
    (await get('/intake/sessions')).body.data.map(({ key }: { key: string }) => key);
  for (const person of [kept, brief]) for (const key of ['old', 'new']) await person.post('/intake/sessions', { key });
  await world.database.sql(`update app.intake_sessions set updated_at = now() - interval '31 days' where session_key = 'old'`);
  await expireAll.run({ tools: world.tools, signal: job.signal });
  const queued = await world.database.sql<{ group_id: string }>(`select group_id from queue.job where data ->> 'job' = 'intake.expire'`);
  expect(queued.map(({ group_id }) => group_id)).toEqual(expect.arrayContaining([kept.org_id, brief.org_id]));
  for (const { org } of [kept, brief]) await expire.run({ org, payload: {}, job, tools: world.tools });
  expect([await keysOf(kept), await keysOf(brief)]).toEqual([['new', 'old'], ['new']]);
});
