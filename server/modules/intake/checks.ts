import { newId } from '../../core/ids.ts';
import type { Org, OrgWriter } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { getSettings } from '../identity/index.ts';
import { escalate, measure, whomToTell } from './escalations.ts';
import { IntakeSession, RiskCheck } from './models.ts';
import { assess, type Assessment, type EmergencyContact, safetyText } from './risk/index.ts';
import { lockedSession } from './sessions.ts';

/** How a check is answered. */
export interface Checked {
  level: Assessment['level'];
  escalate: boolean;
  reasons: string[];
  /** What the person is shown when somebody was brought in; never a model's words. */
  text: string | null;
}

/** The fixed text of the organisation. */
export async function safetyTextOf(org: Org, language: string | undefined): Promise<string> {
  const { emergency_contacts } = await getSettings(org);
  return safetyText(language, emergency_contacts as readonly EmergencyContact[] | null);
}

/** Checks something that was said in a session, and keeps the judgement without the words. */
export async function checkRisk(
  mine: Org,
  tools: Tools,
  session: IntakeSession,
  text: string,
  language?: string,
): Promise<Checked & { mode: IntakeSession['mode'] }> {
  const assessment = await assess(mine, tools, text);
  const mode = await withAssessment(mine, tools, session, assessment, 'risk.checked', async () => undefined);
  return { ...(await answerTo(mine, assessment, language)), mode };
}

/** The answer to an assessment. */
export async function answerTo(mine: Org, { level, escalate: red, reasons }: Assessment, language?: string): Promise<Checked> {
  return { level, escalate: red, reasons, text: red ? await safetyTextOf(mine, language) : null };
}

/**
 * One write that keeps an assessment together with what it is about, and brings a person in where it is due: the escalation, the mail about it and
 * safety mode are there with the words, or nothing is. Answers the mode in which the session is now.
 */
export async function withAssessment(
  mine: Org,
  tools: Tools,
  session: IntakeSession,
  assessment: Assessment,
  action: 'risk.checked' | 'intake_message.added' | 'intake_session.extracted' | 'intake_session.answered',
  work: (db: OrgWriter, locked: IntakeSession) => Promise<void>,
): Promise<IntakeSession['mode']> {
  const { level, escalate: red, reasons, rules_level, model_level, model_outcome } = assessment;
  const addresses = red ? await whomToTell(mine) : [];
  const mode = await mine.write(red ? 'escalation.raised' : action, async (db) => {
    const locked = await lockedSession(db, session.id);
    await work(db, locked);
    await db.rows(RiskCheck).insert({ id: newId(), session_id: session.id, level, rules_level, model_level, model_outcome, reasons });
    if (!red) {
      db.record({ target: session.id });
      return locked.mode;
    }
    const { id } = await escalate(db, tools, locked, assessment, addresses);
    db.record({ target: id, detail: { session_id: session.id } });
    return 'safety' as const;
  });
  if (red) measure(tools, mine, level);
  return mode;
}
