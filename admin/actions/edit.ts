import { found } from '../../server/core/problem.ts';
import type { StaffRow, StaffTable } from '../../server/platform/staff/index.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { type Acting, noteDeed } from '../people/events.ts';
import { forgetSteppedUp } from '../people/sessions.ts';
import type { Kinds } from '../resources/column-types.ts';
import { shown, versionOf } from '../resources/values.ts';
import { FormFault, type Faults } from './fields.ts';
import { changed, patchRow, writeAs } from './perform.ts';

interface Edit {
  tools: Tools;
  acting: Acting;
  table: StaffTable;
  kinds: Kinds;
  row: StaffRow;
  posted: Readonly<Record<string, unknown>>;
}

const longest = 20_000;

/** What the form says of the columns that it may change, in their own types; whatever else was posted is not looked at. */
function formOf({ table, kinds, row, posted }: Edit): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const faults: Faults = {};
  for (const name of table.edit ?? []) {
    const given = Object.hasOwn(posted, name) ? posted[name] : undefined;
    // What comes back as it was shown is no change, whatever its text.
    if (given === undefined || given === shown(row[name], kinds[name])) continue;
    try {
      values[name] = valueOf(kinds[name], given, row[name]);
      const fault = table.fits?.[name]?.safeParse(values[name]).error?.issues[0];
      if (fault) throw new Error([fault.path.join('.'), fault.message].filter(Boolean).join(': '));
    } catch (error) {
      faults[name] = { message: (error as Error).message };
    }
  }
  if (Object.keys(faults).length > 0) throw new FormFault(faults);
  return values;
}

function valueOf(kind: Kinds[string] | undefined, given: unknown, before: unknown): unknown {
  if (typeof given !== 'string' || given.length > longest || !given.isWellFormed() || given.includes('\0'))
    throw new Error('Must be well-formed text.');
  if (kind === 'json') {
    const value = parsed(given);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('Must be a JSON object.');
    return value;
  }
  if (kind === 'number') {
    if (!/^-?\d{1,15}$/.test(given)) throw new Error('Must be a whole number.');
    return Number(given);
  }
  if (kind === 'boolean') return given === 'true';
  if (given.trim() === '' && before !== null) throw new Error('Must be filled in.');
  return given.trim();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // its message would repeat what was typed
  }
}

/** Saves a form: only what differs, only where the row is still as the form was filled from. Answers whether anything changed. */
export async function saveEdit(edit: Edit): Promise<boolean> {
  const { tools, acting, table, row, posted } = edit;
  if (posted['_v'] !== versionOf(table, row))
    throw new FormFault({ [table.edit?.[0] ?? '_v']: { message: 'Somebody else changed it meanwhile: look again.' } });
  const changes = changed(row, formOf(edit));
  const fields = Object.keys(changes);
  if (fields.length === 0) return false;
  const target = String(row[table.key ?? 'id']);
  if (!table.event) throw new Error(`${table.table} has a form and no event.`);
  if (table.model) {
    const org_id = String(table.table === 'orgs' ? row['id'] : row['org_id']);
    await writeAs(tools, acting, { org_id, event: table.event, target, detail: { fields } }, (db) => patchRow(db, table, row, {}, changes));
    return true;
  }
  await tools.db.staff.transaction(async (trx) => {
    const before = found(
      table.table,
      await trx(`app.${table.table}`).where({ id: target }).select(table.visible).forUpdate().first(),
    ) as StaffRow;
    if (versionOf(table, before) !== posted['_v'])
      throw new FormFault({ [fields[0]!]: { message: 'Somebody else changed it meanwhile: look again.' } });
    await trx(`app.${table.table}`)
      .where({ id: target })
      .update({ ...changes, updated_at: new Date() });
    if (table.table === 'staff_users' && fields.includes('role')) await forgetSteppedUp(trx, target);
    await noteDeed(trx, acting, { action: table.event!, target, detail: { fields } });
  });
  return true;
}
