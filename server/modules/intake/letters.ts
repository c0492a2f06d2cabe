import type { Letter } from '../../platform/mail/index.ts';

/** Who is told of somebody in danger: in which organisation, and at which addresses. */
export interface Told {
  organisation: string;
  addresses: readonly string[];
}

/** To those who run the service at `url`: that somebody may be in danger, and nothing of who or what was said. */
export function escalationLetter(
  { organisation, url }: { organisation: string; url: string },
  { id, level }: { id: string; level: string },
  reminder: number,
): Omit<Letter, 'to'> {
  const escalations = `${url}/api/v1/intake/escalations`;
  return {
    subject: `${reminder > 0 ? 'Reminder: s' : 'S'}omebody in the intake of ${organisation} may be in danger (${level})`,
    text: `An intake session of ${organisation} was stopped because the person in it may be in danger.

    escalation ${id}, level ${level}

Look at it now:
    GET ${escalations}?state=open
When you have seen to it, acknowledge it, signed in as an owner or admin of ${organisation}:
    POST ${escalations}/${id}/acknowledge
How these calls are made: ${url}/api/docs
Until then the session stays in safety mode and we remind you.
`,
  };
}
