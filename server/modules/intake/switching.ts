import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { escalate, measure, whomToTell } from './escalations.ts';
import type { IntakeSession, Mode } from './models.ts';
import { mustBeAbleToSwitch } from './modes.ts';
import { lockedSession, touch } from './sessions.ts';

/** Switches the mode of a session as its client asks. Asking for safety brings a person in; out of it no client comes. */
export async function switchMode(mine: Org, tools: Tools, session: IntakeSession, mode: Mode): Promise<{ mode: Mode }> {
  if (mode === 'safety') return askForHelp(mine, tools, session);
  return mine.write('intake_session.mode_switched', async (db) => {
    const locked = await lockedSession(db, session.id);
    mustBeAbleToSwitch(locked.mode, mode);
    await touch(db, session.id, { mode });
    db.record({ target: session.id });
    return { mode };
  });
}

async function askForHelp(mine: Org, tools: Tools, session: IntakeSession): Promise<{ mode: Mode }> {
  const addresses = await whomToTell(mine);
  await mine.write('escalation.raised', async (db) => {
    const locked = await lockedSession(db, session.id);
    const { id } = await escalate(db, tools, locked, { level: 'high', reasons: ['asked_for_help'] }, addresses);
    db.record({ target: id, detail: { session_id: session.id } });
  });
  measure(tools, mine, 'high');
  return { mode: 'safety' };
}
