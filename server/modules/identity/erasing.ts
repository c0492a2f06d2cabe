import type { Org } from '../../platform/db/index.ts';
import { defineSweep } from '../../platform/jobs/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { OrgRow, type OrgStatus } from './models.ts';

const stretch = 500;

/** The ids of organisations that stand so, a stretch at a time; of those `unchanged` for so many days. */
async function* orgIds({ db }: Tools, status: OrgStatus, unchanged = 0): AsyncIterable<string> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = (await db.auth.raw(
      `select id from app.orgs where status = ? and updated_at <= now() - make_interval(days => ?) and id > ? order by id limit ${stretch}`,
      [status, unchanged, after],
    )) as { rows: { id: string }[] };
    yield* rows.map(({ id }) => id);
    if (rows.length < stretch) return;
    after = rows[stretch - 1]!.id;
  }
}

/** The organisations whose files and rows are to be removed. */
export const erasingOrgIds = (tools: Tools): AsyncIterable<string> => orgIds(tools, 'erasing');

/** Whether this organisation's files and rows are to be removed. */
export const isErasing = async (org: Org): Promise<boolean> =>
  (await org.read((db) => db.rows(OrgRow).findById(org.id).where({ status: 'erasing' }))) !== undefined;

/**
 * Every night: what was marked for deletion, and not changed since for as long as ERASE_AFTER_DAYS says, can from now on not be taken back. The
 * workers then remove its files, and `npm run erase` its keys and rows.
 */
export const beginErasing = defineSweep({
  name: 'identity.begin_erasing',
  cron: '7 2 * * *',
  async run({ tools, signal }) {
    for await (const id of orgIds(tools, 'deleting', tools.settings.ERASE_AFTER_DAYS)) {
      if (signal.aborted) return;
      await begin(tools.db.org(id, { kind: 'system', id: null })).catch((error: unknown) => {
        if (!(error instanceof TakenBack)) throw error;
      });
    }
  },
});

/** Somebody has taken the deletion back since it was listed: nothing is changed, and no event says that it was. */
class TakenBack extends Error {}

const begin = (org: Org): Promise<void> =>
  org.write('org.erasing_began', async (db) => {
    const begun = await db.rows(OrgRow).findById(org.id).where({ status: 'deleting' }).patch({ status: 'erasing', updated_at: new Date() });
    if (begun !== 1) throw new TakenBack();
    db.record({ target: org.id });
  });
