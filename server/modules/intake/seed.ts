import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { confirmFields } from './answering.ts';
import { addMessage } from './messages.ts';
import { IntakeSession } from './models.ts';
import { startSession } from './sessions.ts';
import { putSummary } from './summaries.ts';
import type { FieldValue } from './values.ts';

/** An intake to begin with. */
export interface IntakeSeed {
  key: string;
  said: readonly string[];
  answers: Record<string, FieldValue>;
  summary: string;
}

/** Puts an intake of this person in, sealed like any other, unless they have one with its key. */
export async function seedIntake(org: Org, tools: Tools, userId: string, { key, said, answers, summary }: IntakeSeed): Promise<void> {
  const mine = org.subject(userId);
  if (await mine.read((db) => db.rows(IntakeSession).where({ session_key: key }).first())) return;
  await startSession(mine, key);
  for (const content of said) await addMessage(mine, tools, key, content, {});
  await confirmFields(mine, tools, key, { answers, by: {}, expect: () => {} });
  await putSummary(mine, tools, key, { summary });
}
