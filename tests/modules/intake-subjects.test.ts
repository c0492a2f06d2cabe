import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { messageColumn, sealedInto } from '../../server/modules/intake/columns.ts';
import { IntakeMessage } from '../../server/modules/intake/models.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ rates: { expensive: 1e6, org: 1e6 } });
});
afterAll(() => world.close());

interface Entry {
  kind: string;
  session_key: string;
  content?: string;
  name?: string;
}

/** The pages of what there is of somebody, as an admin asks for them. */
async function pagesOf(admin: Person, user_id: string, limit: number): Promise<Entry[][]> {
  const pages: Entry[][] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { status, body } = await admin.get(`/intake/subjects/${user_id}?limit=${limit}${cursor && `&cursor=${cursor}`}`);
    expect([status, body.user_id]).toEqual([200, user_id]);
    pages.push(body.data);
    cursor = body.next_cursor;
  }
  return pages;
}

/** Somebody with two sessions, one of them long. */
async function talker(admin: Person, messages: number): Promise<Person> {
  const person = await world.person('device', admin);
  for (const key of ['short', 'long']) {
    await person.post('/intake/sessions', { key });
    await person.patch(`/intake/sessions/${key}`, { fields: { full_name: 'Ada', main_concern: `knee ${key}` } });
    await person.put(`/intake/sessions/${key}/summary`, { summary: `of ${key}` });
  }
  await person.put('/intake/sessions/long/mode', { mode: 'safety' });
  const [long] = await world.database.sql<{ id: string }>(
    "select id from app.intake_sessions where user_id = $1 and session_key = 'long'",
    [person.user_id],
  );
  const mine = person.org.subject(person.user_id);
  const rows = await Promise.all(
    Array.from({ length: messages }, async (_, at) => ({
      ...(await sealedInto(mine, world.tools, messageColumn, newId(), `said ${at}`)),
      session_id: long!.id,
      role: 'user' as const,
    })),
  );
  await mine.unrecorded('what a test begins with', (db) => db.rows(IntakeMessage).insert(rows));
  return person;
}

test('an export comes page by page, whatever somebody said, and the pages one after another are the whole, once', async () => {
  const admin = await world.person('admin');
  const person = await talker(admin, 230);
  const neighbour = await talker(admin, 3);
  const pages = await pagesOf(admin, person.user_id, 100);
  expect(pages.map((page) => page.length)).toEqual([100, 100, 43]);
  const all = pages.flat();
  const count = Object.fromEntries([...Map.groupBy(all, ({ kind }) => kind)].map(([kind, rows]) => [kind, rows.length]));
  expect(count).toEqual({ session: 2, answer: 4, summary: 2, message: 230, risk_check: 4, escalation: 1 });
  expect(all.flatMap(({ content }) => content ?? [])).toEqual(Array.from({ length: 230 }, (_, at) => `said ${at}`));
  expect(all.filter(({ kind }) => kind === 'session' || kind === 'answer').map((row) => [row.session_key, row.name])).toEqual([
    ['short', undefined],
    ['long', undefined],
    ['short', 'full_name'],
    ['short', 'main_concern'],
    ['long', 'full_name'],
    ['long', 'main_concern'],
  ]);
  expect((await pagesOf(admin, neighbour.user_id, 100)).flat()).toHaveLength(16);
  const asked = await world.database.sql("select target from app.audit_events where org_id = $1 and action = 'subject.exported'", [
    admin.org_id,
  ]);
  expect(asked.map(({ target }) => target)).toEqual([...Array.from({ length: 3 }, () => person.user_id), neighbour.user_id]);
});

test('wherever a page ends, the next goes on, and a cursor is good for its person only', async () => {
  const admin = await world.person('admin');
  const [person, neighbour] = [await talker(admin, 3), await talker(admin, 3)];
  const whole = (await pagesOf(admin, person.user_id, 100)).flat();
  for (const limit of [1, 2, 3, 4, 7]) {
    const pages = await pagesOf(admin, person.user_id, limit);
    expect([limit, pages.filter((page) => page.length > limit), pages.flat()]).toEqual([limit, [], whole]);
  }
  const { next_cursor } = (await admin.get(`/intake/subjects/${person.user_id}?limit=3`)).body;
  expect((await admin.get(`/intake/subjects/${neighbour.user_id}?limit=3&cursor=${next_cursor}`)).body.code).toBe('cursor_invalid');
});
