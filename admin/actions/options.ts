import type { StaffAction, StaffTable } from '../../server/platform/staff/index.ts';
import { asksForCode, mayAct, matrix } from '../access.ts';
import type { ActionContext, ActionRequest, ResourceOptions } from '../adminjs.ts';
import { actingOf, type CurrentAdmin, sessionOf } from '../people/current.ts';
import { readRow } from '../resources/reading.ts';
import type { StaffResource } from '../resources/staff-resource.ts';
import { answerFault } from './answers.ts';
import { saveEdit } from './edit.ts';
import { type Done, mayRepeat, perform } from './perform.ts';
import { contentAction } from './content.ts';
import { special } from './special.ts';
import { askingForCode, type Asking } from './step-up.ts';
import type { Works } from './works.ts';

type Actions = NonNullable<ResourceOptions['actions']>;
type Handler = (request: ActionRequest, response: unknown, context: ActionContext) => Promise<unknown>;

const builtIn = ['list', 'show', 'search', 'edit', 'new', 'delete', 'bulkDelete'] as const;

const may =
  (table: string, action: string) =>
  (context: ActionContext): boolean =>
    mayAct((context.currentAdmin as CurrentAdmin | undefined)?.role, table, action);

/** The actions of one table: all refused but those of the matrix, and every handler acts on POST alone. */
export function actionsOf(table: StaffTable, works: Works): Actions {
  const actions: Record<string, object> = {};
  for (const name of builtIn)
    actions[name] = {
      isAccessible: may(table.table, name),
      isVisible: may(table.table, name),
      ...(name === 'edit' && { handler: editing(table, works) }),
    };
  const declared = Object.entries(table.actions ?? {});
  for (const [name, action] of declared) actions[name] = recordAction(table, name, action, works);
  for (const [name, action] of Object.entries(special(table.table, works)))
    actions[name] = { ...action, isAccessible: may(table.table, name) };
  if (table.content || table.sealed) actions['content'] = { ...contentAction(works), isAccessible: may(table.table, 'content') };
  for (const [name, action] of Object.entries(actions))
    if (asksForCode(table.table, name)) actions[name] = askingForCode(works.tools, action as Asking);
  const unknown = Object.keys(matrix[table.table] ?? {}).filter((name) => !(name in actions));
  if (unknown.length > 0) throw new Error(`The matrix names what ${table.table} does not have: ${unknown.join(', ')}.`);
  return actions as Actions;
}

function recordAction(table: StaffTable, name: string, action: StaffAction, works: Works): object {
  const allowed = may(table.table, name);
  return {
    actionType: 'record',
    component: 'Application',
    variant: action.danger ? 'danger' : 'default',
    custom: { name, fields: action.fields ?? [], danger: action.danger ?? false, typed: table.typed ?? table.title },
    isAccessible: allowed,
    isVisible: (context: ActionContext) => {
      const params = context.record?.params;
      const { role } = context.currentAdmin as unknown as CurrentAdmin;
      return allowed(context) && (!params || ((!action.when || action.when(params)) && mayRepeat(action, works.givers, role, params)));
    },
    handler: posting(table, works, (row, posted, context) =>
      perform(action, { ...works, acting: actingOf(context.currentAdmin), role: sessionOf(context.currentAdmin).role, table, row, posted }),
    ),
  };
}

const editing = (table: StaffTable, works: Works): Handler =>
  posting(table, works, async (row, posted, context) => ({
    did: await saveEdit({
      tools: works.tools,
      acting: actingOf(context.currentAdmin),
      table,
      kinds: (context.resource as unknown as StaffResource).kinds,
      row,
      posted,
    }),
  }));

/** Reads the row, does the work for a POST, and answers with the row as it is then. A GET changes nothing. */
function posting(
  table: StaffTable,
  { tools }: Works,
  work: (row: Record<string, unknown>, posted: Record<string, unknown>, context: ActionContext) => Promise<Done>,
): Handler {
  return async (request, _response, context) => {
    const { record, currentAdmin } = context;
    if (!record) throw new Error('There is no row.');
    const json = record.toJSON(currentAdmin);
    if (request.method !== 'post') return { record: json };
    try {
      const id = String(record.id());
      const row = await readRow(tools.db.staff, table, id);
      if (!row) throw new Error('The row is gone.');
      const { did, ordered } = await work(row, (request.payload ?? {}) as Record<string, unknown>, context);
      const after = await readRow(tools.db.staff, table, id);
      const fresh = after ? (context.resource as unknown as StaffResource).recordOf(after).toJSON(currentAdmin) : json;
      return {
        record: fresh,
        ...(ordered !== undefined && { ordered }),
        notice: { message: did ? 'done' : 'nothingChanged', type: did ? 'success' : 'info', resourceId: table.table },
      };
    } catch (error) {
      return answerFault(error, json);
    }
  };
}
