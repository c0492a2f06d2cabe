import { found, Problem } from '../../server/core/problem.ts';
import { newId } from '../../server/core/ids.ts';
import { staffRoles, type StaffRole } from '../../server/modules/staff/index.ts';
import type { StaffField } from '../../server/platform/staff/index.ts';
import type { ActionContext, ActionRequest } from '../adminjs.ts';
import { actingOf } from '../people/current.ts';
import { noteDeed } from '../people/events.ts';
import { addStaff, changeStaff, type StaffUser } from '../people/staff-user.ts';
import { forgetRecoveryCodes } from '../people/recovery.ts';
import { beginningWith, newFirstPassword } from '../people/reset.ts';
import { endSessionsOf } from '../people/sessions.ts';
import { answerFault } from './answers.ts';
import { FormFault, readFields } from './fields.ts';
import { recordWork } from './record-work.ts';
import type { Works } from './works.ts';

const newFields: readonly StaffField[] = [
  { name: 'email', type: 'text', min: 3, max: 254 },
  { name: 'name', type: 'text', min: 1, max: 100 },
  { name: 'role', type: 'choice', choices: staffRoles },
];

/** Offered for others only, and only where it changes something: for those who are disabled, or for those who are not. */
const ofAnother =
  (disabled: boolean) =>
  ({ currentAdmin, record }: ActionContext): boolean =>
    record?.id() !== actingOf(currentAdmin).id && Boolean(record?.params['disabled_at']) === disabled;

/** What admins do with the accounts of our own people. */
export function staffUserActions({ tools }: Works): Record<string, object> {
  const { staff } = tools.db;

  /** One change of an account, with its event, in one transaction; it is signed out everywhere. Nobody does it to themselves. */
  const change = (action: string, prepare: () => Promise<{ values: Partial<StaffUser>; answer?: Record<string, unknown> }>) =>
    recordWork([], async ({ context, id }) => {
      const acting = actingOf(context.currentAdmin);
      if (acting.id === id) throw new Problem(403, 'permission_denied', 'Another admin has to do this.');
      const { values, answer = {} } = await prepare();
      await staff.transaction(async (trx) => {
        found('staff_user', (await changeStaff(trx, id, values)) || undefined);
        if ('totp_sealed' in values) await forgetRecoveryCodes(trx, id);
        await endSessionsOf(trx, id);
        await noteDeed(trx, acting, { action, target: id, detail: { fields: Object.keys(values) } });
      });
      return answer;
    });

  return {
    add: { actionType: 'resource', component: 'Application', custom: { fields: newFields }, handler: adding },
    disable: { ...change('staff_user.disabled', async () => ({ values: { disabled_at: new Date() } })), isVisible: ofAnother(false) },
    enable: { ...change('staff_user.enabled', async () => ({ values: { disabled_at: null } })), isVisible: ofAnother(true) },
    reset_sign_in: change('staff_user.sign_in_reset', async () => {
      const { password, password_hash } = await newFirstPassword();
      return { values: beginningWith(password_hash), answer: { shown_once: { password } } };
    }),
  };

  async function adding(request: ActionRequest, _response: unknown, context: ActionContext): Promise<object> {
    if (request.method !== 'post') return {};
    const acting = actingOf(context.currentAdmin);
    const table = (context.resource as unknown as { table: Parameters<typeof readFields>[2] }).table;
    try {
      const { email = '', name = '', role } = readFields(newFields, (request.payload ?? {}) as Record<string, unknown>, table, {});
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new FormFault({ email: { message: 'Must be an e-mail address.' } });
      const { password, password_hash } = await newFirstPassword();
      const id = newId();
      await staff.transaction(async (trx) => {
        const added = await addStaff(trx, { id, email, name, role: role as StaffRole, password_hash });
        if (!added) throw new FormFault({ email: { message: 'Somebody has this address already.' } });
        await noteDeed(trx, acting, { action: 'staff_user.added', target: id, detail: { role } });
      });
      return { notice: { message: 'done', type: 'success' }, shown_once: { password }, id };
    } catch (error) {
      return answerFault(error, undefined);
    }
  }
}
