import { found } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { opened, summaryColumn } from './columns.ts';
import { openedMessage } from './messages.ts';
import { IntakeMessage, IntakeSession, SessionSummary } from './models.ts';
import { fieldsIn } from './sessions.ts';

const mostMessages = 200;

/**
 * What was said in one session and what was made of it, for one of our people under a grant: its newest messages, its answers, its summary.
 */
export async function readSession({ org, tools, id }: { org: Org; tools: Tools; id: string }): Promise<Record<string, unknown>> {
  const session = found('session', await org.everySubject().read((db) => db.rows(IntakeSession).findById(id)));
  const theirs = org.subject(session.user_id);
  const of = { session_id: id };
  const messages = await theirs.read((db) => db.rows(IntakeMessage).where(of).orderBy('id', 'desc').limit(mostMessages));
  const [summary] = await theirs.read((db) => db.rows(SessionSummary).where(of));
  return {
    summary: summary ? await opened(theirs, tools, summaryColumn, summary) : null,
    fields: (await fieldsIn(theirs, tools, session)).map(({ name, value, status }) => ({ name, value, status })),
    messages: (await Promise.all(messages.map((row) => openedMessage(theirs, tools, row)))).map(({ role, content, created_at }) => ({
      role,
      content,
      created_at,
    })),
  };
}
