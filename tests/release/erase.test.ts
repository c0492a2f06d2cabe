import { expect, test } from '@jest/globals';
import { newId } from '../../server/core/ids.ts';
import { assets } from '../../server/modules/assets/index.ts';
import { identity } from '../../server/modules/identity/index.ts';
import { changedTables, checksums } from '../isolation/rows.ts';
import { erasureStory } from './erase-story.ts';
import { until } from '../support/until.ts';

const story = erasureStory();
const { sql, furnished, stands, statusOf, filesOf, rowsOf, night, clearFiles, erase, command } = story;

test('an organisation that is not being erased loses nothing, whoever asks', async () => {
  const mine = await furnished();
  for (const status of ['active', 'suspended', 'deleting', 'erased']) {
    await stands(mine, status);
    const before = await checksums(sql, story.tables, [mine.org_id]);
    await expect(erase(mine)).rejects.toThrow('is not being erased');
    await clearFiles(mine);
    const after = await checksums(sql, story.tables, [mine.org_id]);
    expect(changedTables(before[mine.org_id], after[mine.org_id])).toEqual([]);
    expect(await filesOf(mine)).toBe(2);
  }
});

test('what was marked for deletion is kept as long as the setting says, then files, keys and rows go, and nothing of a neighbour', async () => {
  const [mine, recent, neighbour] = [await furnished(), await furnished(), await furnished()];
  await stands(mine, 'deleting', 31);
  await stands(recent, 'deleting', 29);
  await night(identity.sweeps, 'identity.begin_erasing');
  expect([await statusOf(mine), await statusOf(recent), await statusOf(neighbour)]).toEqual(['erasing', 'deleting', 'active']);

  const others = [recent.org_id, neighbour.org_id];
  const before = await checksums(sql, story.tables, others);
  expect(await erase(mine)).toEqual({ org_id: mine.org_id, waits: expect.stringContaining('1 files are still there') });
  await night(assets.sweeps, 'asset.clear_all');
  expect(await sql(`select group_id from queue.job_common where name = 'org' and data->>'job' = 'asset.clear'`)).toEqual([
    { group_id: mine.org_id },
  ]);
  for (const one of [mine, recent, neighbour]) await clearFiles(one);
  expect([await filesOf(mine), await filesOf(recent), await filesOf(neighbour)]).toEqual([0, 2, 2]);

  const there = await rowsOf(mine);
  expect(Object.keys(there)).toEqual(expect.arrayContaining(['org_keys', 'reports', 'escalations', 'staff_grants', 'users']));
  const dry = await erase(mine, { dry: true });
  const { audit_heads, audit_events, ...goes } = there;
  expect(dry).toEqual({ org_id: mine.org_id, removed: goes });
  expect(await rowsOf(mine)).toEqual(there);

  expect(await command()).toEqual({
    code: 0,
    said: expect.stringMatching(new RegExp(`^${mine.org_id}: \\d+ rows gone \\(.*reports 1.*\\)\\.\\n1 of 1 organisations erased\\.\\n$`)),
  });

  const left = await rowsOf(mine);
  expect(left).toEqual({ audit_heads, audit_events: audit_events! + 1 });
  expect(await sql('select id from queue.job_common where group_id = $1', [mine.org_id])).toEqual([]);
  expect(await sql('select status, name, slug, settings from app.orgs where id = $1', [mine.org_id])).toEqual([
    { status: 'erased', name: 'Erased organisation', slug: `erased-${mine.org_id}`, settings: {} },
  ]);
  const last = await sql('select action, detail from app.audit_events where org_id = $1 order by seq desc limit 1', [mine.org_id]);
  expect(last).toEqual([{ action: 'org.erased', detail: { removed: goes } }]);
  const after = await checksums(sql, story.tables, others);
  for (const id of others) expect(changedTables(before[id], after[id])).toEqual([]);
});

test('what was taken back in time stays, and leaves no event that it went', async () => {
  const mine = await story.world.person('owner');
  await stands(mine, 'deleting', 400);
  // Somebody takes it back at the very moment: the sweep has listed it, and waits for the row.
  const waits = "select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'";
  const sweep = await story.world.tools.db.staff.transaction(
    async (trx) => {
      await trx('app.orgs').where({ id: mine.org_id }).update({ status: 'active', updated_at: trx.fn.now() });
      const swept = night(identity.sweeps, 'identity.begin_erasing');
      swept.catch(() => {}); // told below
      await until('the sweep waits', async () => (await sql(waits, [story.world.database.name])).length > 0);
      return { swept };
    },
    { org_id: mine.org_id } as never,
  );
  // On a slow machine its patience for the row may end before; that changes nothing either.
  await sweep.swept.catch((error: { nativeError?: { code?: string }; code?: string }) => {
    if ((error.code ?? error.nativeError?.code) !== '55P03') throw error;
  });
  expect(await statusOf(mine)).toBe('active');
  expect(await sql(`select action from app.audit_events where org_id = $1 and action like 'org.eras%'`, [mine.org_id])).toEqual([]);
});

test('rows that came meanwhile are not left behind: it says so, the next run takes them, and the last event tells of all runs', async () => {
  const mine = await furnished();
  await stands(mine, 'erasing');
  await clearFiles(mine);
  const { audit_heads: _, audit_events: __, ...goes } = await rowsOf(mine);
  const stop = new AbortController();
  const onProgress = (): void => stop.abort(new Error('stopped'));
  await expect(erase(mine, { signal: stop.signal, onProgress })).rejects.toThrow('stopped');
  const late = async (table: string): Promise<void> => {
    if (table === 'users') await sql('insert into app.org_settings (org_id, id) values ($1, $2)', [mine.org_id, newId()]);
  };
  await expect(erase(mine, { onProgress: late })).rejects.toThrow(/rows were added to org_settings meanwhile/);
  expect(await statusOf(mine)).toBe('erasing');
  expect(await erase(mine)).toEqual({ org_id: mine.org_id, removed: { org_settings: 1 } });
  expect(await statusOf(mine)).toBe('erased');
  const [last] = await sql('select detail from app.audit_events where org_id = $1 order by seq desc limit 1', [mine.org_id]);
  expect(last!['detail']).toEqual({ removed: { ...goes, org_settings: goes['org_settings']! + 1 } });
});
