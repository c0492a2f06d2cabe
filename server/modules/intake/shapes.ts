import { z } from 'zod';
import { isStorable } from '../../core/text.ts';
import { listQuery, pageOf, timestamp, uuid } from '../../platform/http/index.ts';
import { modes } from './models.ts';
import { languages, levels } from './risk/index.ts';
import { longestSummary } from './summaries.ts';
import { FieldValue } from './values.ts';

/** A session's key: free text of the client's choosing, 1 to 200 characters. */
export const SessionKey = z
  .string()
  .min(1)
  .max(400)
  .refine((key) => isStorable(key) && Array.from(key).length <= 200, 'Must be well-formed text of at most 200 characters.');
export const ByKey = z.object({ key: SessionKey });
export const BySubject = z.object({ user_id: uuid });

const words = z.string().trim().min(1).refine(isStorable, 'Must be well-formed text.');
/** What somebody said: at most 8,000 characters. */
export const Said = words.max(8_000);
/** What is to be judged: danger has no length, so whatever the body holds. */
export const SaidAtLength = words;
const language = z
  .enum(languages)
  .optional()
  .describe('Of the fixed text for somebody in danger; else the language of what they wrote, else one of `Accept-Language`, else English.');
export const mode = z.enum(modes);
const level = z.enum(levels);
const reasons = z.array(z.string());

/** No address leads to these two: whoever sends them means another. */
const namesPlace = (key: string): boolean => key !== '.' && key !== '..';
export const SessionInput = z.strictObject({ key: SessionKey.refine(namesPlace, 'Must not be . or ..').optional() });
const session = { key: z.string(), mode, created_at: timestamp, updated_at: timestamp };
export const Field = z.object({
  name: z.string(),
  value: FieldValue,
  status: z.enum(['suggested', 'confirmed']),
  source: z.enum(['person', 'rules', 'model']),
  updated_at: timestamp,
});
export const SessionView = z.object({ ...session, fields: z.array(Field) }).meta({ id: 'IntakeSession' });
export const Sessions = pageOf(z.object(session).meta({ id: 'IntakeSessionListed' }));
const text = z.string().nullable().describe('Shown to the person as it is: there in safety mode, and no words of a model.');
export const SessionAnswered = z.object({ ...SessionView.shape, text }).meta({ id: 'IntakeSessionAnswered' });
export const Answers = z.strictObject({
  fields: z
    .record(z.string().max(60), FieldValue.nullable())
    .refine((fields) => Object.keys(fields).length <= 100, 'At most 100 answers at once.'),
  language,
});

export const RiskView = z
  .object({
    level,
    escalate: z.boolean(),
    reasons,
    text,
  })
  .meta({ id: 'IntakeRisk' });
export const TextInput = z.strictObject({ text: SaidAtLength, language });
export const RiskChecked = z.object({ ...RiskView.shape, mode }).meta({ id: 'IntakeRiskChecked' });

export const ExtractInput = z.strictObject({
  text: Said,
  language,
  asked: z.string().max(60).optional().describe('The name of the question that was put last.'),
});
export const Extracted = z
  .object({ mode, risk: RiskView, fields: z.array(Field), missing: z.array(z.string()) })
  .meta({ id: 'IntakeExtracted' });

export const ModeInput = z.strictObject({ mode, language });
export const ModeView = z.object({ mode, text }).meta({ id: 'IntakeMode' });
export const ProgressView = z
  .object({ mode, progress: z.number(), complete: z.boolean(), missing: z.array(z.string()), suggested: z.array(z.string()) })
  .meta({ id: 'IntakeProgress' });

const summary = z
  .string()
  .max(2 * longestSummary)
  .refine((text) => Array.from(text).length <= longestSummary, `At most ${longestSummary} characters.`)
  .refine(isStorable, 'Must be well-formed text.');
export const SummaryInput = z.union([z.strictObject({ summary }), z.strictObject({ generate: z.literal(true) })]);
export const SummaryView = z
  .object({ summary: z.string(), source: z.enum(['person', 'model']), created_at: timestamp, updated_at: timestamp })
  .meta({ id: 'IntakeSummary' });

export const MessageInput = z.strictObject({ content: Said, language });
export const Message = z.object({ id: uuid, role: z.enum(['user', 'assistant']), content: z.string(), created_at: timestamp });
export const Messages = pageOf(Message.meta({ id: 'IntakeMessage' }));
export const MessageTaken = z
  .object({ id: uuid, mode, risk: RiskView, answer: z.object({ id: uuid, content: z.string() }).nullable() })
  .meta({ id: 'IntakeMessageTaken' });

/** What is kept of an escalation. */
export const escalation = {
  id: uuid,
  level: z.enum(['high', 'emergency']),
  reasons,
  signs: z.int(),
  notified: z.int(),
  created_at: timestamp,
  updated_at: timestamp,
  acknowledged_at: timestamp.nullable(),
  acknowledged_by: uuid.nullable(),
};
export const EscalationView = z.object({ ...escalation, user_id: uuid, session_key: z.string() }).meta({ id: 'IntakeEscalation' });
export const Escalations = pageOf(EscalationView);
export const EscalationQuery = listQuery.extend({ state: z.enum(['open', 'acknowledged']).optional() });

/** What is kept of a judgement. */
export const riskCheck = { id: uuid, level, reasons, created_at: timestamp };
export const RiskChecks = pageOf(z.object({ ...riskCheck, user_id: uuid, session_key: z.string() }).meta({ id: 'IntakeRiskCheck' }));
export const RiskChecksQuery = listQuery.extend({ level: z.enum(levels).optional() });
