import { z } from 'zod';
import type { Said } from '../../platform/ai/index.ts';
import { uuid } from '../../platform/http/index.ts';
import { Finding, TroubleCodeView } from '../conversations/index.ts';
import { longestText } from './shapes.ts';

const id = uuid.nullish();
const text = z.string().max(longestText).nullish();
const file = z.string().nullish();

export const LegacyDiagnose = z.object({
  vehicle_id: id,
  conversation_id: id,
  message: text,
  text,
  image_base64: file,
  audio_base64: file,
});

const part = z.object({ text: z.string().max(longestText).optional() });
const message = z.object({
  role: z.string().max(40).optional(),
  content: z.union([z.string().max(longestText), z.array(part).max(20)]).nullish(),
  text,
});

export const LegacyDiagnoseV2 = LegacyDiagnose.extend({
  messages: z.array(message).max(100).nullish(),
  asset_ids: z.array(uuid).max(6).nullish(),
});

export const LegacyDiagnosis = z
  .object({
    status: z.literal('ok'),
    conversation_id: uuid,
    diagnosis_id: uuid,
    reply: z.string(),
    codes: z.array(TroubleCodeView),
    finding: Finding.nullable(),
  })
  .meta({ id: 'LegacyDiagnosis' });

/**
 * The messages of an old client as what was said and what is asked now: the last one of the user. Anything that calls itself system is left
 * out.
 */
export function saidIn(messages: z.output<typeof LegacyDiagnoseV2>['messages']): { said: Said[]; text: string } {
  const said = (messages ?? []).flatMap(({ role = 'user', content, text: own }): Said[] => {
    const words = typeof content === 'string' ? content : (content ?? []).map((one) => one.text ?? '').join('\n');
    const all = (own ?? words).trim();
    return all === '' || (role !== 'user' && role !== 'assistant') ? [] : [{ role, text: all }];
  });
  const last = said.findLastIndex(({ role }) => role === 'user');
  return { said: said.slice(0, Math.max(0, last)), text: said[last]?.text ?? '' };
}
