import { conflict } from '../../core/problem.ts';
import type { Mode } from './models.ts';

/** Where a client may go from where; into `safety` by asking for help, out of it never. */
const ways: Record<Mode, readonly Mode[]> = {
  intake: ['intake', 'chat', 'complete', 'safety'],
  chat: ['intake', 'chat', 'complete', 'safety'],
  complete: ['intake', 'chat', 'complete', 'safety'],
  safety: ['safety'],
};

/** 409 `intake_session_conflict` unless a client may switch like that. */
export function mustBeAbleToSwitch(from: Mode, to: Mode): void {
  if (ways[from].includes(to)) return;
  throw conflict(
    'intake_session_conflict',
    'This session is in safety mode.',
    'It goes on when an owner or admin has acknowledged its escalation.',
  );
}
