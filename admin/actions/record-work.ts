import type { StaffField, StaffTable } from '../../server/platform/staff/index.ts';
import type { ActionContext, ActionRequest } from '../adminjs.ts';
import { rowIdFrom } from '../resources/row-id.ts';
import type { StaffResource } from '../resources/staff-resource.ts';
import { answerFault } from './answers.ts';

/** A record action of ours: for a POST `work` says what to add to the answer. */
export const recordWork = (
  fields: readonly StaffField[],
  work: (call: {
    context: ActionContext;
    posted: Record<string, unknown>;
    id: string;
    orgId: string;
    table: StaffTable;
  }) => Promise<Record<string, unknown>>,
) => ({
  actionType: 'record',
  component: 'Application',
  custom: { fields },
  handler: async (request: ActionRequest, _response: unknown, context: ActionContext) => {
    const { record, currentAdmin } = context;
    if (!record) throw new Error('There is no row.');
    const json = record.toJSON(currentAdmin);
    if (request.method !== 'post') return { record: json };
    const { table } = context.resource as unknown as StaffResource;
    const { key, org_id } = rowIdFrom(table, String(record.id()))!;
    try {
      const more = await work({
        context,
        posted: (request.payload ?? {}) as Record<string, unknown>,
        id: key,
        orgId: org_id ?? key,
        table,
      });
      return { record: json, notice: { message: 'done', type: 'success' }, ...more };
    } catch (error) {
      return answerFault(error, json);
    }
  },
});
