import { found, notFound } from '../../core/problem.ts';
import { sealAnswer } from '../../platform/crypto/index.ts';
import type { Module } from '../../platform/module.ts';
import { grantNeeded, type StaffOrder } from '../../platform/staff/index.ts';
import { StaffAccess, StaffGrant, StaffReading } from './models.ts';

/** Opens what one of our people asked for, if they may at this moment, and leaves it sealed to their request. */
export function openReading(modules: readonly Module[]): StaffOrder {
  const opens = new Map(
    modules.flatMap(({ staff }) => (staff?.tables ?? []).flatMap(({ table, sealed }) => (sealed ? [[table, sealed.open] as const] : []))),
  );
  return {
    async run({ org, tools, target }) {
      const now = tools.clock.now();
      const reading = found('reading', await org.read((db) => db.rows(StaffReading).findById(target)));
      const { staff_user_id, about_table, about_row, public_key } = reading;
      const live = { staff_user_id, ended_at: null };
      const [grant, access] = await org.read((db) =>
        Promise.all([db.rows(StaffGrant).where(live).where('expires_at', '>', now).first(), db.rows(StaffAccess).first()]),
      );
      if (!grant || access?.allowed === false) throw grantNeeded();
      const open = opens.get(about_table);
      if (!open) throw notFound('content');
      const content = await open({ org, tools, id: about_row });
      const answer = sealAnswer(public_key, Buffer.from(JSON.stringify(content)), target);
      await org.unrecorded('that it was read was recorded when it was asked for', async (db) => {
        await db.rows(StaffReading).findById(target).patch({ answer });
      });
    },
  };
}
