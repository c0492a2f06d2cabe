import type { Knex } from 'knex';
import { newId } from '../../server/core/ids.ts';

/** Who acts in the console, and from where. */
export interface Acting {
  id: string;
  name: string;
  ip: string;
  request_id: string;
}

/** What staff did, as it is kept platform-wide. Details hold ids and the names of fields, never values. */
export interface StaffDeed {
  action: string;
  about_org?: string | null;
  target?: string | null;
  detail?: Record<string, unknown>;
}

/** The row of app.staff_events for a deed. */
export const eventRow = ({ id, name, ip, request_id }: Acting, { action, about_org, target, detail }: StaffDeed) => ({
  id: newId(),
  staff_user_id: id,
  staff_name: name,
  action,
  about_org: about_org ?? null,
  target: target ?? null,
  detail: detail ?? {},
  ip,
  request_id,
});

/** Notes a deed in the given transaction, that of the deed itself. */
export async function noteDeed(trx: Knex, acting: Acting, deed: StaffDeed): Promise<void> {
  await trx('app.staff_events').insert(eventRow(acting, deed));
}

/** Notes a deed that was done by `npm run staff`, about the person it was done to. */
export const noteCommand = (trx: Knex, action: string, target: string, detail: Record<string, unknown> = {}): Promise<void> =>
  noteDeed(
    trx,
    { id: target, name: 'the command line', ip: '', request_id: newId() },
    { action, target, detail: { ...detail, how: 'npm run staff' } },
  );
