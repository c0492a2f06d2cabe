import { type Org, orgIds } from '../../platform/db/index.ts';
import { defineSweep } from '../../platform/jobs/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { OrgRow } from './models.ts';

/** The organisations whose files and rows are to be removed. */
export const erasingOrgIds = (tools: Tools): AsyncIterable<string> => orgIds(tools.db, ['erasing']);

/** Whether this organisation's files and rows are to be removed. */
export const isErasing = async (org: Org): Promise<boolean> =>
  (await org.read((db) => db.rows(OrgRow).findById(org.id).where({ status: 'erasing' }))) !== undefined;

/** Whether it cannot be taken back any more: files and rows go, or are gone. */
export const isGoing = async (org: Org): Promise<boolean> =>
  (await org.read((db) => db.rows(OrgRow).findById(org.id).select('id').whereIn('status', ['erasing', 'erased']))) !== undefined;

/**
 * Every night: what was marked for deletion, and not changed since for as long as ERASE_AFTER_DAYS says, can from now on not be taken back.
 * The workers then remove its files, and `npm run erase` its keys and rows.
 */
export const beginErasing = defineSweep({
  name: 'identity.begin_erasing',
  cron: '7 2 * * *',
  async run({ tools, signal }) {
    for await (const id of orgIds(tools.db, ['deleting'], tools.settings.ERASE_AFTER_DAYS)) {
      if (signal.aborted) return;
      await begin(tools.db.org(id, { kind: 'system', id: null }), tools.settings.ERASE_AFTER_DAYS).catch((error: unknown) => {
        if (!(error instanceof TakenBack)) throw error;
      });
    }
  },
});

/** Somebody has taken the deletion back since it was listed, or marked it anew: nothing is changed, and no event says that it was. */
class TakenBack extends Error {}

const begin = (org: Org, days: number): Promise<void> =>
  org.write('org.erasing_began', async (db) => {
    const begun = await db
      .rows(OrgRow)
      .findById(org.id)
      .where({ status: 'deleting' })
      .whereRaw('updated_at <= now() - make_interval(days => ?)', [days])
      .patch({ status: 'erasing', updated_at: new Date() });
    if (begun !== 1) throw new TakenBack();
    db.record({ target: org.id });
  });
