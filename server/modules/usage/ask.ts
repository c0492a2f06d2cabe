import {
  type Ai,
  AiFailure,
  type Answer,
  type Cost,
  mostTokens,
  mostTokensOfSpeech,
  type Question,
  type Speech,
} from '../../platform/ai/index.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { getSettings } from '../identity/index.ts';
import { reserve, settle } from './budget.ts';

/** A question with the part of the product that asks it; without a model the organisation's own choice is asked, else the usual one. */
export type Asking<T> = Omit<Question<T>, 'asked_by'> & { asked_by: { org_id: string; module: string } };

/**
 * How every module asks the model: the most that it can cost is reserved in the organisation's budget of the day, the model is asked, and
 * the truth is settled, also when the answer fails. 429 `ai_budget_exhausted`, 503 `ai_not_configured`, AiFailure.
 */
export const ask = async <T>(org: Org, tools: Tools, asking: Asking<T>): Promise<Answer<T>> => {
  const question = await withModel(org, asking);
  return budgeted(org, tools, asking, mostTokens(question), (ai) => ai.structured(question));
};

/** The same as a stream: `tell` hears what the first text of the shape, named `prose`, says while it is written. */
export const askStreaming = async <T>(
  org: Org,
  tools: Tools,
  asking: Asking<T>,
  prose: string,
  tell: (text: string) => void,
): Promise<Answer<T>> => {
  const question = await withModel(org, asking);
  return budgeted(org, tools, asking, mostTokens(question, 1), (ai) => ai.streamed(question, prose, tell));
};

/** Speech as text, within the same budget. */
export const transcribe = (
  org: Org,
  tools: Tools,
  speech: Omit<Speech, 'asked_by'> & Pick<Asking<string>, 'asked_by'>,
): Promise<Answer<string>> => budgeted(org, tools, speech, mostTokensOfSpeech(speech.bytes.length), (ai) => ai.transcribed(speech));

async function withModel<T>(org: Org, asking: Asking<T>): Promise<Asking<T>> {
  if (asking.model !== undefined) return asking;
  const { ai_model } = await getSettings(org);
  return ai_model === null ? asking : { ...asking, model: ai_model };
}

async function budgeted<T>(
  org: Org,
  tools: Tools,
  { asked_by: { module } }: Pick<Asking<unknown>, 'asked_by'>,
  most: number,
  call: (ai: Ai) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  // Without a model nothing is reserved: the call itself says so.
  if (!tools.ai.configured) return call(tools.ai);
  const reservation = await reserve(org, tools, most);
  let cost: Cost | undefined;
  try {
    const answer = await call(tools.ai);
    cost = answer;
    return answer;
  } catch (error) {
    if (error instanceof AiFailure) cost = error.cost;
    throw error;
  } finally {
    // An answer that was paid for is given even where the books cannot be kept: then the reservation stands until it expires.
    await settle(org, reservation, module, cost).catch((err: unknown) =>
      tools.log.error({ err, org_id: org.id }, 'The cost of an answer could not be settled.'),
    );
  }
}
