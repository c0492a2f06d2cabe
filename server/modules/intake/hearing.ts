import { newId } from '../../core/ids.ts';
import { found } from '../../core/problem.ts';
import type { Org, OrgWriter } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { getSettings } from '../identity/index.ts';
import { raise, type Raised } from './escalations.ts';
import { IntakeSession, type Mode, RiskCheck } from './models.ts';
import { assess, assessByRules, type Assessment, type EmergencyContact, safetyText } from './risk/index.ts';
import { lockedSession, touch, versionOf } from './sessions.ts';
import { languageFor, type Speaker } from './speaker.ts';

/** Something that was said in a session. */
export interface Said {
  /** Where, as the audit log names it. */
  surface: 'intake_message.added' | 'intake_session.extracted' | 'intake_session.answered' | 'summary.saved';
  text: string;
  /** Who judges it: a model where there is one as well, or the rules alone. */
  judge: 'rules' | 'model';
  by: Speaker;
}

/** How it was judged, as the person is told. */
export interface Risk {
  level: Assessment['level'];
  escalate: boolean;
  reasons: string[];
  /** What the person is shown while the session is in safety mode; never a model's words. */
  text: string | null;
}

/** What is answered with: the mode of the session, and the fixed text if it is in safety mode. */
export interface Answering {
  mode: Mode;
  text: string | null;
}

/** The session as what is kept finds it: locked, with its version as the caller can know it. */
export interface Place {
  mode: Mode;
  version: string;
}

/** Gets ready what is to be kept of what was said (may wait for the world), and answers the write that keeps it. */
export type Keeping<T> = (now: Answering) => Promise<(db: OrgWriter, at: Place) => Promise<T>>;

/** The session after something was said in it. */
export interface Heard {
  mode: Mode;
  risk: Risk;
}

/**
 * Takes what somebody said in a session, in this order: it is judged; where there is danger a person is brought in at once, in a write of
 * its own, so that nothing that fails later keeps them from being told; then it is kept. Every judgement is kept, without the words.
 */
export async function hear<T>(
  mine: Org,
  tools: Tools,
  session: IntakeSession,
  said: Said,
  keeping: Keeping<T>,
): Promise<Heard & { kept: T }> {
  const assessment = await judged(mine, tools, said);
  const raised = assessment.escalate ? await bringIn(mine.apart(), tools, session, assessment) : undefined;
  const text = await safetyTextOf(mine, said.by, said.text);
  // Read anew: while a model was asked, the session may have come into safety mode.
  const mode = raised ? 'safety' : await modeOf(mine, session);
  const keep = await keeping({ mode, text: mode === 'safety' ? text : null });
  const heard = await keptIn(mine, session, said.surface, raised ? undefined : assessment, (db, locked) =>
    keep(db, { mode: locked.mode, version: knownVersion(locked, raised) }),
  );
  return { ...heard, risk: told(assessment, heard.mode, text) };
}

/** The same for what is judged and not kept. */
export async function check(mine: Org, tools: Tools, session: IntakeSession, said: Omit<Said, 'surface'>): Promise<Heard> {
  const assessment = await judged(mine, tools, said);
  if (assessment.escalate) await bringIn(mine, tools, session, assessment);
  const mode = assessment.escalate ? 'safety' : (await keptIn(mine, session, 'risk.checked', assessment, async () => undefined)).mode;
  return { mode, risk: told(assessment, mode, await safetyTextOf(mine, said.by, said.text)) };
}

async function judged(
  mine: Org,
  tools: Tools,
  { judge, text, surface }: Omit<Said, 'surface'> & { surface?: Said['surface'] },
): Promise<Assessment> {
  const assessment = judge === 'model' ? await assess(mine, tools, text) : assessByRules(text);
  // A summary tells again what was said, denied and seen to, in words that the rules are not made for: somebody looks, nobody is alarmed.
  return surface === 'summary.saved' && assessment.escalate ? { ...assessment, level: 'review', escalate: false } : assessment;
}

const keptIn = <T>(
  mine: Org,
  { id }: IntakeSession,
  surface: Said['surface'] | 'risk.checked',
  assessment: Assessment | undefined,
  work: (db: OrgWriter, locked: IntakeSession) => Promise<T>,
): Promise<{ mode: Mode; kept: T }> =>
  mine.write(surface, async (db) => {
    const locked = await lockedSession(db, id);
    const kept = await work(db, locked);
    if (assessment) await keepCheck(db, id, assessment);
    await touch(db, id);
    db.record({ target: id });
    return { mode: locked.mode, kept };
  });

/** Brings a person in for what was judged, and keeps the judgement. */
export const bringIn = (mine: Org, tools: Tools, session: IntakeSession, assessment: Assessment): Promise<Raised> =>
  raise(mine, tools, session, assessment, (db) => keepCheck(db, session.id, assessment));

// What we changed ourselves by telling somebody is not held against a caller who knew the version before.
const knownVersion = (locked: IntakeSession, raised: Raised | undefined): string =>
  versionOf(locked) === raised?.after ? raised.before : versionOf(locked);

async function keepCheck(db: OrgWriter, session_id: string, assessment: Assessment): Promise<void> {
  const { level, rules_level, model_level, model_outcome, reasons } = assessment;
  await db.rows(RiskCheck).insert({ id: newId(), session_id, level, rules_level, model_level, model_outcome, reasons });
}

const modeOf = (mine: Org, { id }: IntakeSession): Promise<Mode> =>
  mine.read(async (db) => found('intake_session', await db.rows(IntakeSession).findById(id)).mode);

const told = ({ level, escalate, reasons }: Assessment, mode: Mode, text: string): Risk => ({
  level,
  escalate,
  reasons,
  text: escalate || mode === 'safety' ? text : null,
});

/** The fixed text of the organisation for somebody who may be in danger and said this. */
export async function safetyTextOf(org: Org, by: Speaker, text = ''): Promise<string> {
  const { emergency_contacts } = await getSettings(org);
  return safetyText(languageFor(by, text), emergency_contacts as readonly EmergencyContact[] | null);
}
