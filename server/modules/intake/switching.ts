import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { raise } from './escalations.ts';
import { safetyTextOf } from './hearing.ts';
import type { IntakeSession, Mode } from './models.ts';
import { mustNotBeInSafety } from './modes.ts';
import { lockedSession, touch } from './sessions.ts';
import type { Speaker } from './speaker.ts';

/**
 * Switches the mode of a session as its client asks. Asking for safety brings a person in, and is answered with the fixed text; out of it
 * no client comes.
 */
export async function switchMode(
  mine: Org,
  tools: Tools,
  session: IntakeSession,
  mode: Mode,
  by: Speaker,
): Promise<{ mode: Mode; text: string | null }> {
  if (mode === 'safety') {
    await raise(mine, tools, session, { level: 'high', reasons: ['asked_for_help'] });
    return { mode, text: await safetyTextOf(mine, by) };
  }
  return mine.write('intake_session.mode_switched', async (db) => {
    const locked = await lockedSession(db, session.id);
    mustNotBeInSafety(locked.mode);
    await touch(db, session.id, { mode });
    db.record({ target: session.id });
    return { mode, text: null };
  });
}
