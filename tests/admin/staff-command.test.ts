import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { staffByEmail } from '../../admin/people/staff-user.ts';
import { verifyPassword } from '../../server/modules/identity/index.ts';
import { ended, run } from '../local/programs/processes.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const staff = (...args: string[]) => staffIn({}, ...args);

async function staffIn(env: NodeJS.ProcessEnv, ...args: string[]): Promise<{ code: number | string | null; text: string }> {
  const { staff: by } = world.database.roles;
  const child = run('server/cli/staff.ts', args, {
    ...env,
    DB_URI: `postgresql://${by.user}:${by.password as string}@${by.host}:${by.port}/${world.database.name}`,
    DB_STAFF_USER: by.user,
    DB_STAFF_PASSWORD: by.password as string,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (more: string) => (text += more));
  return { code: await ended(child), text };
}

test('where what is printed is kept, a hash that was made elsewhere is all that the command is given and says', async () => {
  const made = await staff('password');
  const [, password = '', hash = ''] = /authenticator: (\S+)\nIts hash, for --password-hash: (\S+)\n$/.exec(made.text) ?? [];
  expect([made.code, password.length >= 20, hash.startsWith('$argon2id$')]).toEqual([0, true, true]);
  const person = ['--email', 'First@Longhouse.test', '--name', 'First'];
  expect(await staff('create', ...person, '--password-hash', hash)).toEqual({
    code: 0,
    text: 'The first staff user is made: First@Longhouse.test, admin.\n',
  });
  const found = (await staffByEmail(world.tools.db.staff, 'first@longhouse.test'))!;
  expect(await verifyPassword(found.password_hash, password)).toBe(true);
  const events = () => world.database.sql('select action, staff_name, target, detail from app.staff_events order by created_at');
  expect(await events()).toEqual([
    { action: 'staff_user.added', staff_name: 'the command line', target: found.id, detail: { role: 'admin', how: 'npm run staff' } },
  ]);
  expect(await staff('create', ...person)).toEqual({ code: 1, text: 'Somebody of us has the address First@Longhouse.test already.\n' });
  const told = await staff('reset', '--email', 'first@longhouse.test');
  expect([told.code, /authenticator: \S{20}\n$/.test(told.text)]).toEqual([0, true]);
  expect(await events()).toHaveLength(2);
});

test.each(['create', 'reset'])('in production %s prints no password where nobody looks on', async (command) => {
  const before = await world.database.sql('select id, password_hash from app.staff_users order by id');
  const { code, text } = await staffIn({ NODE_ENV: 'production' }, command, '--email', 'first@longhouse.test', '--name', 'X');
  expect([code, text]).toEqual([1, expect.stringMatching(/^What is printed here may be kept: .*--password-hash\.\n$/)]);
  expect(await world.database.sql('select id, password_hash from app.staff_users order by id')).toEqual(before);
});

test.each([
  ['a password', 'correct horse battery staple'],
  ['a cheaper hash', '$argon2id$v=19$m=1024,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$0123456789012345678901234567890123456789012'],
  [
    'a hash that was mistyped at its end',
    '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdB$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  ],
  ['half a hash', '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA'],
])('%s in place of a hash is refused', async (_what, hash) => {
  expect(await staff('create', '--email', 'x@longhouse.test', '--name', 'X', '--password-hash', hash)).toEqual({
    code: 1,
    text: '--password-hash takes what `npm run staff -- password` printed.\n',
  });
});
