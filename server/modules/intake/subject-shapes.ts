import { z } from 'zod';
import { pageOf, timestamp, uuid } from '../../platform/http/index.ts';
import { escalation, Field, Message, mode, riskCheck } from './shapes.ts';

const entry = <Kind extends string, Shape extends z.core.$ZodShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), session_key: z.string(), ...shape });

/** One thing that a person said, or that was made of it. */
export const SubjectEntry = z
  .discriminatedUnion('kind', [
    entry('session', { mode, created_at: timestamp, updated_at: timestamp }),
    entry('answer', Field.shape),
    entry('summary', { summary: z.string(), source: z.enum(['person', 'model']), created_at: timestamp, updated_at: timestamp }),
    entry('message', Message.shape),
    entry('risk_check', riskCheck),
    entry('escalation', escalation),
  ])
  .meta({ id: 'IntakeSubjectEntry' });
export type SubjectEntry = z.input<typeof SubjectEntry>;

export const SubjectPage = z.object({ user_id: uuid, ...pageOf(SubjectEntry).shape }).meta({ id: 'IntakeSubject' });
