import { z } from 'zod';
import { isPlainLine } from '../../core/text.ts';
import { listQuery, pageOf, timestamp, uuid } from '../../platform/http/index.ts';

const title = z.string().trim().min(1).max(200).refine(isPlainLine, 'Must be one line of visible text.');

export const ConversationInput = z.strictObject({ title: title.nullish(), vehicle_id: uuid.nullish() });
export const ConversationPatch = z.strictObject({ title: title.nullable().optional(), vehicle_id: uuid.nullable().optional() });
export type ConversationPatch = z.output<typeof ConversationPatch>;
export const ConversationView = z
  .object({ id: uuid, user_id: uuid, vehicle_id: uuid.nullable(), title: z.string().nullable(), created_at: timestamp })
  .meta({ id: 'Conversation' });
export const Conversations = pageOf(ConversationView);
export const ConversationQuery = listQuery.extend({ vehicle_id: uuid.optional() });

export const TroubleCodeView = z
  .object({
    code: z.string(),
    meaning: z.string(),
    system: z.string(),
    area: z.enum(['powertrain', 'chassis', 'body', 'network']),
    defined_by: z.enum(['standard', 'maker']),
    known: z.boolean(),
  })
  .meta({ id: 'TroubleCode', description: 'A diagnostic trouble code; `meaning` is in our own words.' });

/** What a diagnosis says beside its prose. */
export const Finding = z
  .object({
    likely_causes: z.array(z.object({ cause: z.string(), probability: z.number().min(0).max(1), why: z.string() })),
    urgency: z.enum(['whenever', 'soon', 'now', 'stop_driving']),
    checks: z.array(z.string()),
    parts: z.array(z.object({ name: z.string(), why: z.string() })),
    safety_warning: z.string().nullable(),
  })
  .meta({ id: 'Finding' });
export type Finding = z.output<typeof Finding>;

/** What a message holds. An `interrupted` answer is as much as was written of it. */
export const MessageContent = z
  .object({
    text: z.string(),
    asset_ids: z.array(uuid).optional(),
    transcript: z.string().optional(),
    codes: z.array(TroubleCodeView).optional(),
    state: z.enum(['complete', 'interrupted']).optional(),
    finding: Finding.nullable().optional(),
    diagnosis_id: uuid.optional(),
  })
  .meta({ id: 'MessageContent' });
export type MessageContent = z.output<typeof MessageContent>;

export const MessageView = z
  .object({ id: uuid, conversation_id: uuid, role: z.enum(['user', 'assistant']), content: MessageContent, created_at: timestamp })
  .meta({ id: 'Message' });
export const Messages = pageOf(MessageView);
