import { isUuid } from '../../core/ids.ts';

/** The setting under which the rows of all subjects are seen; the policies know it too (`app.sees_every_subject`). */
export const everySubject = '*';

/** The subject as it may stand in a statement's text; throws for anything but a UUID or everybody. */
export function subjectText(subject: string): string {
  if (subject !== everySubject && !isUuid(subject)) throw new Error('A subject is the UUID of a user.');
  return subject;
}
