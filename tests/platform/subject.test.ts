import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { type Org, OrgModel, SubjectModel } from '../../server/platform/db/index.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { makeOrg } from '../support/orgs.ts';

class Talk extends SubjectModel {
  static override tableName = 'app.intake_sessions';
  declare session_key: string;
}
/** The same table past the filter of the models: the database alone holds. */
class Unfiltered extends OrgModel {
  static override tableName = 'app.intake_sessions';
  declare user_id: string;
  declare session_key: string;
}

let database: TestDatabase;
let unguarded: TestDatabase;
let people: string[];
let org: Org;
beforeAll(async () => {
  [database, unguarded] = await Promise.all([cloneDatabase(), cloneDatabase()]);
  await unguarded.sql(`do $$ declare p record; begin
    for p in select polrelid::regclass as t from pg_policy where polname = 'subject' loop execute format('drop policy subject on %s', p.t); end loop;
  end $$`);
  ({ org, people } = await populate(database));
});
afterAll(() => Promise.all([database.drop(), unguarded.drop()]));

async function populate(at: TestDatabase): Promise<{ org: Org; people: string[] }> {
  const home = await makeOrg(at);
  const both = [newId(), newId()];
  for (const id of both) {
    await at.sql('insert into app.users (id, email) values ($1, $2)', [id, `${id}@example.test`]);
    await home.subject(id).write('talk.begun', (db) => db.rows(Talk).insert({ session_key: 'same' }).returning('*'));
  }
  return { org: home, people: both };
}

const whose = async (rows: PromiseLike<{ user_id: string }[]>): Promise<string[]> => (await rows).map(({ user_id }) => user_id).sort();

test('a subject sees their own rows, in reads and in transactions, and everybody’s are seen when asked for', async () => {
  const [one, two] = people as [string, string];
  for (const id of [one, two]) {
    expect(await whose(org.subject(id).read((db) => db.rows(Talk)))).toEqual([id]);
    expect(await whose(org.subject(id).unrecorded('probe', async (db) => db.rows(Talk)))).toEqual([id]);
  }
  expect(await whose(org.everySubject().read((db) => db.rows(Talk)))).toEqual([one, two].sort());
  await expect(org.read((db) => db.rows(Talk))).rejects.toThrow('Org.subject');
});

test('the policy of the database holds by itself where the filter of the models is gone', async () => {
  const [one, two] = people as [string, string];
  expect(await whose(org.subject(one).read((db) => db.rows(Unfiltered)))).toEqual([one]);
  expect(await whose(org.subject(one).unrecorded('probe', async (db) => db.rows(Unfiltered)))).toEqual([one]);
  expect(await whose(org.read((db) => db.rows(Unfiltered)))).toEqual([]);
  const change = (work: 'patch' | 'delete') =>
    org.subject(one).unrecorded('probe', (db) => {
      const rows = db.rows(Unfiltered).where({ user_id: two });
      return work === 'patch' ? rows.patch({ session_key: 'taken' }) : rows.delete();
    });
  expect([await change('patch'), await change('delete')]).toEqual([0, 0]);
  const insert = org.subject(one).unrecorded('probe', (db) => db.rows(Unfiltered).insert({ user_id: two, session_key: 'planted' }));
  await expect(insert).rejects.toMatchObject({ nativeError: { code: '42501' } });
});

test('the filter of the models holds by itself where the policy is gone', async () => {
  const at = await populate(unguarded);
  const [one, two] = at.people as [string, string];
  expect(await whose(at.org.subject(one).read((db) => db.rows(Talk)))).toEqual([one]);
  const listing = { keys: ['id'], order: 'asc' as const, limit: 10 };
  for (const [reach, theirs] of [[at.org.subject(one), [one]] as const, [at.org.everySubject(), [one, two].sort()] as const])
    expect(await whose(reach.read((db) => db.page(Talk, listing)))).toEqual(theirs);
  await expect(at.org.read((db) => db.page(Talk, listing))).rejects.toThrow('Org.subject');
  expect(await at.org.subject(one).unrecorded('probe', (db) => db.rows(Talk).where({ user_id: two }).delete())).toBe(0);
  const insert = at.org.subject(one).unrecorded('probe', (db) => db.rows(Talk).insert({ user_id: two, session_key: 'planted' }));
  await expect(insert).rejects.toThrow('another person');
  // Without either there is nothing left: this is what the two tests above would see.
  expect(await whose(at.org.subject(one).read((db) => db.rows(Unfiltered)))).toEqual([one, two].sort());
});

test('the subject ends with its statement, and what is no user’s id is refused', async () => {
  const single = await cloneDatabase({ min: 0, max: 1 });
  try {
    const at = await populate(single);
    await at.org.subject(at.people[0]!).read((db) => db.rows(Talk));
    expect((await single.db.app.raw("select current_setting('app.subject', true) as s")).rows[0].s || null).toBeNull();
    expect(await whose(at.org.read((db) => db.rows(Unfiltered)))).toEqual([]);
    await at.org.everySubject().read((db) => db.rows(Talk));
    expect(await whose(at.org.subject(at.people[1]!).read((db) => db.rows(Unfiltered)))).toEqual([at.people[1]]);
  } finally {
    await single.drop();
  }
  expect(() => org.subject("*', true); select 1 --")).toThrow('UUID');
});
