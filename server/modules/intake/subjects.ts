import { notFound } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import { forgetAnswers } from '../../platform/http/index.ts';
import { callersOf, mustBeCalm } from '../identity/index.ts';
import { IntakeSession } from './models.ts';

/** Erases everything that one person said; the audit log keeps that it was done. 409 while somebody has yet to look at an escalation. */
export const eraseSubject = (org: Org, userId: string): Promise<void> =>
  org.subject(userId).write('subject.erased', async (db) => {
    // Locked before anybody looks: danger that is being said at this moment waits, or is seen.
    const ids = (await db.rows(IntakeSession).select('id').orderBy('id').forUpdate()).map(({ id }) => id);
    await mustBeCalm(db);
    const sessions = await db.rows(IntakeSession).whereRaw('id = any(?)', [ids]).delete();
    if (sessions === 0) throw notFound('subject');
    await forgetAnswers(db, '/intake/', await callersOf(db, userId), userId); // they tell how what was said was judged
    db.record({ target: userId, detail: { sessions } });
  });
