import { conflict, found, Problem } from '../../server/core/problem.ts';
import { StaffEvent, type StaffRole } from '../../server/modules/staff/index.ts';
import type { Org, OrgModel, OrgWriter } from '../../server/platform/db/index.ts';
import type { OrderedAction, StaffAction, StaffAsked, StaffRow, StaffTable } from '../../server/platform/staff/index.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { type Acting, eventRow, noteDeed } from '../people/events.ts';
import { readFields } from './fields.ts';
import { type Givers, mayGive } from './givers.ts';
import type { Works } from './works.ts';

/** What an action needs beside the row. */
export interface Deed extends Works {
  acting: Acting;
  role: StaffRole;
  table: StaffTable;
  row: StaffRow;
  posted: Readonly<Record<string, unknown>>;
}

/** The organisation as this staff member reaches it: the audit events of its writes name them. */
export const orgFor = ({ db }: Tools, orgId: string, { id, ip, request_id }: Acting): Org =>
  db.staffOrg(orgId, { kind: 'staff', id, ip, request_id });

/** One write of staff in an organisation: its own audit event and the platform-wide one, in the transaction of the change. */
export const writeAs = <T>(
  tools: Tools,
  acting: Acting,
  {
    org_id,
    event,
    target,
    detail = {},
  }: { org_id: string; event: `${string}.${string}`; target: string; detail?: Record<string, unknown> },
  work: (db: OrgWriter) => Promise<T>,
): Promise<T> =>
  orgFor(tools, org_id, acting).write(event, async (db) => {
    const result = await work(db);
    db.record({ target, detail });
    await db.rows(StaffEvent).insert(eventRow(acting, { action: event, about_org: org_id, target, detail }));
    return result;
  });

const orgIdOf = (table: StaffTable, row: StaffRow): string => String(table.table === 'orgs' ? row['id'] : row['org_id']);
const notNow = () => conflict('action_conflict', 'This is not possible as it stands now.');

/** What came of an action: whether anything changed, and the job of what was ordered from a worker, to ask after it. */
export interface Done {
  did: boolean;
  ordered?: string;
}

/** Whether the role may take the action on this row as far as the row is itself an order: who may not give it may not have it done anew. */
export const mayRepeat = (action: StaffAction, givers: Givers, role: StaffRole, row: StaffRow): boolean => {
  const order = 'repeats' in action && action.repeats !== undefined ? row[action.repeats] : undefined;
  return order === null || order === undefined || mayGive(givers, role, order);
};

/** Takes an action on a row. 403 for another's order, 409 where the row does not allow it (any more), FormFault for its fields. */
export async function perform(action: StaffAction, deed: Deed): Promise<Done> {
  const { tools, orderJob, acting, table, row, posted } = deed;
  if (!mayRepeat(action, deed.givers, deed.role, row))
    throw new Problem(403, 'permission_denied', 'Only who may give this order may have it done anew.');
  if (action.when && !action.when(row)) throw notNow();
  if ('order' in action && row['org_id'] === null) return orderForPlatform(action, deed);
  const org_id = orgIdOf(table, row);
  const target = String(row[table.key ?? 'id']);
  const asked: StaffAsked = {
    org_id,
    row,
    fields: readFields(action.fields ?? [], posted, table, row),
    staff: acting,
    now: tools.clock.now(),
  };
  let ordered: string | undefined;
  const order = async (db: OrgWriter, name: string, id: string): Promise<string> =>
    (ordered = await tools.jobs.enqueue(db, orderJob, { order: name, target: id, staff_user_id: acting.id }));
  if ('order' in action) {
    await writeAs(tools, acting, { org_id, event: action.event, target }, (db) => order(db, action.order, target));
    return { did: true, ordered: ordered! };
  }
  const prepared = await action.prepare?.({ ...asked, keys: tools.keys });
  const changes = action.patch ? changed(row, action.patch(asked)) : {};
  if (action.patch && Object.keys(changes).length === 0) return { did: false };
  const detail = action.patch ? { fields: Object.keys(changes) } : {};
  await writeAs(tools, acting, { org_id, event: action.event, target, detail }, async (db) => {
    if (action.patch) await patchRow(db, table, row, action, changes);
    if (action.remove) await removeRow(db, table, target);
    await action.work?.({ ...asked, db, prepared, order: (id) => order(db, action.orders!, id) });
  });
  return { did: true, ...(ordered !== undefined && { ordered }) };
}

/** Orders from a worker what is for no one organisation, with the event in the same transaction. Whether they may is asked before. */
export const orderOfPlatform = (
  { tools, platformJob }: Works,
  acting: Acting,
  order: string,
  target: string,
  event: string,
): Promise<string> =>
  tools.db.staff.transaction(async (trx) => {
    const id = await tools.jobs.enqueueOn(trx, platformJob, { order, target, staff_user_id: acting.id });
    await noteDeed(trx, acting, { action: event, target });
    return id;
  });

async function orderForPlatform({ order, event, forPlatform }: OrderedAction, deed: Deed): Promise<Done> {
  if (deed.role !== forPlatform)
    throw new Problem(403, 'permission_denied', 'Only an admin may do this where no organisation is concerned.');
  const target = String(deed.row[deed.table.key ?? 'id']);
  return { did: true, ordered: await orderOfPlatform(deed, deed.acting, order, target, event) };
}

/** The columns whose value would be another one. */
export const changed = (row: StaffRow, patch: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(patch).filter(([name, value]) => JSON.stringify(row[name] ?? null) !== JSON.stringify(value ?? null)));

const modelOf = (table: StaffTable): new () => OrgModel => {
  if (!table.model) throw new Error(`${table.table} has no model to write through.`);
  return table.model as new () => OrgModel;
};

/** Changes a row that is still as it was read; 409 where somebody else was quicker. */
export async function patchRow(
  db: OrgWriter,
  table: StaffTable,
  row: StaffRow,
  { when }: Pick<StaffAction, 'when'>,
  changes: Record<string, unknown>,
): Promise<void> {
  const id = String(row[table.key ?? 'id']);
  const read = await db
    .rows(modelOf(table))
    .findById(id)
    .select(...table.visible)
    .forUpdate();
  const before = found(table.table, read) as unknown as StaffRow;
  if (when && !when(before)) throw notNow();
  const older = Object.fromEntries(Object.keys(changes).map((name) => [name, row[name]]));
  if (Object.keys(changed(before, older)).length > 0) throw conflict('row_changed', 'Somebody else changed it meanwhile: look again.');
  const stamped = table.visible.includes('updated_at') ? { ...changes, updated_at: new Date() } : changes;
  await db
    .rows(modelOf(table))
    .findById(id)
    .patch(stamped as object);
}

async function removeRow(db: OrgWriter, table: StaffTable, id: string): Promise<void> {
  const removed = (await db.rows(modelOf(table)).findById(id).delete()) as unknown as number;
  if (removed !== 1) throw new Problem(404, `${table.table}_not_found`, 'It is not there any more.');
}
