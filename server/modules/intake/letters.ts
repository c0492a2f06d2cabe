import type { Letter } from '../../platform/mail/index.ts';

/** To those who run the service: that somebody may be in danger, and nothing of who or what was said. */
export const escalationLetter = (to: string, escalation: { id: string; level: string }, reminder: number): Letter => ({
  to,
  subject: `${reminder > 0 ? 'Reminder: s' : 'S'}omebody in your intake may be in danger (${escalation.level})`,
  text: `An intake session of your organisation was stopped because the person in it may be in danger.

    escalation ${escalation.id}, level ${escalation.level}

Look at it now: GET /api/v1/intake/escalations. When you have seen to it, acknowledge it: POST /api/v1/intake/escalations/${escalation.id}/acknowledge.
Until then the session stays in safety mode and we remind you.
`,
});
