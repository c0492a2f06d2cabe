import type { Tools } from '../../server/platform/tools.ts';
import type { ActionContext, ActionRequest } from '../adminjs.ts';
import { actingOf, sessionOf } from '../people/current.ts';
import { asked, stepUpByCode } from '../people/step-up.ts';
import { answerFault } from './answers.ts';
import { FormFault } from './fields.ts';

type Handler = (request: ActionRequest, response: unknown, context: ActionContext) => Promise<object>;

/** An action of the console as it is wrapped here. */
export interface Asking {
  handler: Handler;
  custom?: object;
}

const field = 'step_up_code';
const notGiven = 'Enter a fresh code of your authenticator, or a recovery code.';
const notRight = 'This code is not right, or was used already.';
const byEntra = 'Confirm with Entra ID first that it is you.';

async function mustBeFresh(tools: Tools, posted: Record<string, unknown>, { currentAdmin }: ActionContext): Promise<void> {
  const session = sessionOf(currentAdmin);
  const { proof } = asked(session);
  if (proof === null) return;
  if (proof === 'entra') throw new FormFault({ [field]: { message: byEntra } });
  const code = Object.hasOwn(posted, field) ? posted[field] : undefined;
  if (typeof code !== 'string' || code.trim() === '') throw new FormFault({ [field]: { message: notGiven } });
  if (!(await stepUpByCode(tools, session, actingOf(currentAdmin), code.slice(0, 60))))
    throw new FormFault({ [field]: { message: notRight } });
  session.stepped_up = true;
}

/**
 * The action with a fresh code asked for before anything is done: nothing of the form is looked at until it is right. Each answer to a POST
 * says in `step_up` what the next one must bring, so that a form that was filled in wrongly does not ask again.
 */
export const askingForCode = <T extends Asking>(tools: Tools, action: T): T => ({
  ...action,
  custom: { ...action.custom, stepUp: true },
  handler: async (request: ActionRequest, response: unknown, context: ActionContext) => {
    if (request.method !== 'post') return action.handler(request, response, context);
    const answer = await mustBeFresh(tools, (request.payload ?? {}) as Record<string, unknown>, context).then(
      () => action.handler(request, response, context),
      (error: unknown) => answerFault(error, context.record?.toJSON(context.currentAdmin)),
    );
    return { ...answer, step_up: asked(sessionOf(context.currentAdmin)).proof };
  },
});
