import { z } from 'zod';
import { timestamp, uuid } from '../../platform/http/index.ts';
import { Finding, MessageView, TroubleCodeView } from '../conversations/index.ts';

/** Characters of one question. */
export const longestText = 20_000;
const text = z.string().trim().max(longestText);
const asset_ids = z.array(uuid).max(6);

export const MessageInput = z.strictObject({ text: text.default(''), asset_ids: asset_ids.default([]) });
export const DiagnosisInput = MessageInput.extend({ vehicle_id: uuid.optional(), conversation_id: uuid.optional() });

export const Exchange = z
  .object({ message: MessageView, answer: MessageView })
  .meta({ id: 'Exchange', description: 'What was said, and the answer to it.' });

const tokens = z.object({ input_tokens: z.int(), output_tokens: z.int() });

export const DiagnosisView = z
  .object({
    id: uuid,
    conversation_id: uuid,
    message_id: uuid,
    vehicle_id: uuid.nullable(),
    state: z.enum(['complete', 'interrupted']),
    reply: z.string(),
    finding: Finding.nullable(),
    codes: z.array(TroubleCodeView),
    model: z.string(),
    usage: tokens,
    duration_ms: z.int(),
    created_at: timestamp,
  })
  .meta({ id: 'Diagnosis', description: '`message_id` is the message that holds the answer.' });
