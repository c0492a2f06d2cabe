import { conflict } from '../../core/problem.ts';
import type { Mode } from './models.ts';

/** 409 `intake_session_conflict` in safety mode: no client comes out of it. From every other mode a client goes where it likes. */
export function mustNotBeInSafety(mode: Mode): void {
  if (mode !== 'safety') return;
  throw conflict(
    'intake_session_conflict',
    'This session is in safety mode.',
    'It goes on when an owner or admin has acknowledged its escalation.',
  );
}
