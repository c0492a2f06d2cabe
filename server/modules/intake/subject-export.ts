import { found } from '../../core/problem.ts';
import type { Org, OrgReader } from '../../platform/db/index.ts';
import { listed, type Page } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { opened, summaryColumn } from './columns.ts';
import { keysOf } from './escalations.ts';
import { openedMessage } from './messages.ts';
import { Escalation, IntakeField, IntakeMessage, IntakeSession, RiskCheck, SessionSummary } from './models.ts';
import { openedField } from './sessions.ts';
import type { SubjectEntry } from './subject-shapes.ts';

interface Listed<Row> {
  data: Row[];
  next_cursor: string | null;
}
type Call = { page(): Page };
type Part = (theirs: Org, tools: Tools, call: Call) => Promise<Listed<SubjectEntry>>;

const sessions: Part = async (theirs, _tools, call) => {
  const { data, next_cursor } = await theirs.read((db) => listed(db, call, IntakeSession, { order: 'asc' }));
  return { data: data.map((row) => ({ kind: 'session', ...row })), next_cursor };
};

/** What hangs on sessions, and how a row of it is given out. */
const part =
  <Row extends { session_id: string }>(
    read: (db: OrgReader, call: Call) => Promise<Listed<Row>>,
    shown: (row: Row, session_key: string, theirs: Org, tools: Tools) => Promise<SubjectEntry>,
  ): Part =>
  async (theirs, tools, call) => {
    const { data, next_cursor } = await theirs.read((db) => read(db, call));
    const names = await theirs.read((db) => keysOf(db, data));
    return { data: await Promise.all(data.map((row) => shown(row, names.get(row.session_id) ?? '', theirs, tools))), next_cursor };
  };

/** Session by session: an index leads with the organisation, the person and the session. */
const bySession = (...keys: string[]) => ({ keys: ['session_id', ...keys], order: 'asc' as const });

/** What there is of a person, in the order in which it is given out. */
const parts: readonly Part[] = [
  sessions,
  part(
    (db, call) => listed(db, call, IntakeField, bySession('name')),
    async (row, session_key, theirs, tools) => ({ kind: 'answer', session_key, ...(await openedField(theirs, tools, row)) }),
  ),
  part(
    (db, call) => listed(db, call, SessionSummary, bySession()),
    async (row, session_key, theirs, tools) => ({
      kind: 'summary',
      session_key,
      ...row,
      summary: await opened(theirs, tools, summaryColumn, row),
    }),
  ),
  part(
    (db, call) => listed(db, call, IntakeMessage, bySession('id')),
    async (row, session_key, theirs, tools) => ({ kind: 'message', session_key, ...(await openedMessage(theirs, tools, row)) }),
  ),
  part(
    (db, call) => listed(db, call, RiskCheck, bySession('id')),
    async (row, session_key) => ({ kind: 'risk_check', session_key, ...row }),
  ),
  part(
    (db, call) => listed(db, call, Escalation, bySession('id')),
    async (row, session_key) => ({ kind: 'escalation', session_key, ...row }),
  ),
];

/**
 * One page of everything that one person said and what was made of it; 404 `subject_not_found`. Its cursor names the part and the last row
 * given of it, so that a page costs what its own rows cost, however much there is. Looking is an event in the audit log.
 */
export async function exportSubject(
  org: Org,
  tools: Tools,
  userId: string,
  page: Page,
): Promise<Listed<SubjectEntry> & { user_id: string }> {
  const theirs = org.subject(userId);
  await theirs.write('subject.exported', async (db) => {
    found('subject', await db.rows(IntakeSession).select('id').first());
    db.record({ target: userId });
  });
  const [first = 0, ...after] = page.after ?? [];
  const data: SubjectEntry[] = [];
  for (const [at, read] of [...parts.entries()].slice(Number(first))) {
    if (data.length === page.limit) return { user_id: userId, data, next_cursor: page.cursorAfter([at]) };
    const rest: Page = {
      limit: page.limit - data.length,
      after: at === first && after.length > 0 ? after : undefined,
      cursorAfter: (keys) => page.cursorAfter([at, ...keys]),
    };
    const { data: some, next_cursor } = await read(theirs, tools, { page: () => rest });
    data.push(...some);
    if (next_cursor !== null) return { user_id: userId, data, next_cursor };
  }
  return { user_id: userId, data, next_cursor: null };
}
