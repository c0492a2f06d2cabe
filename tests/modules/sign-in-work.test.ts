import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { openMail } from '../../server/platform/mail/index.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { settings, log, jobs } = world.tools;
  world.tools.mail = openMail(settings, log, jobs);
});
afterAll(() => world.close());

/** What the house sends to the database while it answers, sorted: a client could measure how much of it there is. The queue's own connections keep their own time. */
async function statements(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const { query } = pg.Client.prototype;
  const spy = jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...asked: unknown[]): never {
    const [first] = asked as [string | { text?: string }];
    const { application_name } = (this as unknown as { connectionParameters: { application_name: string } }).connectionParameters;
    if (application_name !== 'longhouse-queue')
      seen.push((typeof first === 'string' ? first : (first.text ?? first.constructor.name)).replace(/'[^']*'/g, "'…'"));
    return query.apply(this, asked as never) as never;
  } as never);
  await work();
  spy.mockRestore();
  return seen.toSorted();
}

let people = 0;
const addresses = async () => {
  const known = `known-${(people += 1)}@example.test`;
  await world.database.sql('insert into app.users (id, email) values (gen_random_uuid(), $1)', [known]);
  return { known, unknown: `nobody-${people}@example.test` };
};

const doors: [path: string, body: (email: string) => object][] = [
  ...['sign_up', 'sign_in', 'reset', 'link'].map((purpose): [string, (email: string) => object] => [
    '/api/v1/auth/request-pin',
    (email) => ({ email, purpose }),
  ]),
  ['/api/v1/auth/login', (email) => ({ email, password: 'wrong wrong wrong' })],
  ['/api/v1/auth/login', (email) => ({ email, pin: '123456' })],
  ['/api/v1/auth/reset-password', (email) => ({ email, pin: '123456', password: 'another good password' })],
  ['/api/v1/auth/register', (email) => ({ email, pin: '123456', password: 'another good password' })],
  ['/api/request_pin', (email) => ({ email })],
  ['/api/confirm_signup', (email) => ({ email, pin: '123456' })],
  ['/api/login', (email) => ({ email, password: 'wrong wrong wrong' })],
];

test.each(doors)('%s asks the database the same of a known and of an unknown address, and answers the same', async (path, body) => {
  const { known, unknown } = await addresses();
  const answers: string[] = [];
  const headers = { 'x-request-id': 'the-same-for-both' };
  const ask = (email: string) => async () => {
    const { status, text } = await world.call('POST', path, body(email), headers);
    answers.push(`${status} ${text}`);
  };
  await ask('warm-up@example.test')(); // what is set up once, such as the queue, is not part of an answer
  const [ofKnown, ofUnknown] = [await statements(ask(known)), await statements(ask(unknown))];
  expect(ofKnown.length).toBeGreaterThan(2);
  expect(ofKnown).toEqual(ofUnknown);
  expect(answers[1]).toBe(answers[2]);
});
