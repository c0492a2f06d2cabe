import { z } from 'zod';
import { newId } from '../../core/ids.ts';
import { found, unavailable } from '../../core/problem.ts';
import { firstCodePoints } from '../../core/text.ts';
import type { Org, OrgWriter } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { askModel } from './ask-model.ts';
import { messageColumn, opened, sealedInto, summaryColumn } from './columns.ts';
import { hear } from './hearing.ts';
import { IntakeMessage, type IntakeSession, SessionSummary } from './models.ts';
import { plainWords } from './plain-words.ts';
import { fieldsIn, findSession, lockedSession, touch } from './sessions.ts';

/** Code points of the longest summary. */
export const longestSummary = 2_000;

/** The summary of a session; 404 `summary_not_found`. */
export async function getSummary(mine: Org, tools: Tools, key: string) {
  const { id } = await findSession(mine, key);
  const row = found('summary', await mine.read((db) => db.rows(SessionSummary).where({ session_id: id }).first()));
  const { source, created_at, updated_at } = row;
  return { summary: await opened(mine, tools, summaryColumn, row), source, created_at, updated_at };
}

/** Keeps what the person's client wrote, cut at the longest summary. What sounds like danger in it is among what somebody should look at. */
export async function saveSummary(mine: Org, tools: Tools, session: IntakeSession, text: string): Promise<void> {
  const said = { surface: 'summary.saved', text, judge: 'rules', by: {} } as const;
  await hear(mine, tools, session, said, () => keeping(mine, tools, session, text, 'person'));
}

/** Has the model write the summary, from what was said in this session alone. */
async function writeSummary(mine: Org, tools: Tools, session: IntakeSession): Promise<void> {
  const keep = await keeping(mine, tools, session, await written(mine, tools, session), 'model');
  await mine.write('summary.saved', async (db) => {
    await lockedSession(db, session.id);
    await keep(db);
    await touch(db, session.id);
    db.record({ target: session.id });
  });
}

/** The write that puts a summary in the place of the one before, which keeps the moment when the first was made. */
async function keeping(mine: Org, tools: Tools, session: IntakeSession, text: string, source: SessionSummary['source']) {
  const row = await sealedInto(mine, tools, summaryColumn, newId(), firstCodePoints(text, longestSummary));
  return async (db: OrgWriter): Promise<void> => {
    await db
      .rows(SessionSummary)
      .insert({ ...row, session_id: session.id, source, updated_at: new Date() })
      .onConflict(['org_id', 'user_id', 'session_id'])
      .merge(['id', 'summary', 'key_version', 'source', 'updated_at']);
  };
}

/** Saves what the person's client wrote, or has the model write it. */
export async function putSummary(mine: Org, tools: Tools, key: string, input: { summary: string } | { generate: true }) {
  const session = await findSession(mine, key);
  if ('summary' in input) await saveSummary(mine, tools, session, input.summary);
  else await writeSummary(mine, tools, session);
  return getSummary(mine, tools, key);
}

const Written = z.object({ summary: z.string() });
const system = `Summarise this intake for a clinician in at most 1,500 characters of plain text: concern, history, medication, allergies, measured
values, what is open. Only what is there; no advice, no diagnosis, no links.`;
/** Messages that the model is shown, the newest. */
const shownMessages = 60;
/** Characters that the model is shown: of the answers at most so many, and of the messages the newest that fit beside them. */
const [shownInAll, shownAnswers] = [30_000, 10_000];

/** The first lines that fit into so many characters. */
function fitting(lines: readonly string[], room: number): string[] {
  const fit: string[] = [];
  for (const line of lines) {
    room -= line.length + 1;
    if (room < 0) break;
    fit.push(line);
  }
  return fit;
}

async function written(mine: Org, tools: Tools, session: IntakeSession): Promise<string> {
  if (!tools.ai.configured) throw unavailable('ai_not_configured', 'No AI model is set up here.', 3_600);
  const rows = await mine.read((db) => db.rows(IntakeMessage).where({ session_id: session.id }).orderBy('id', 'desc').limit(shownMessages));
  const said = await Promise.all(rows.map(async (row) => `${row.role}: ${await opened(mine, tools, messageColumn, row)}`));
  const fields = (await fieldsIn(mine, tools, session)).map(({ name, value, status }) => `${name} (${status}): ${JSON.stringify(value)}`);
  const answers = firstCodePoints(fields.join('\n'), shownAnswers);
  const input = [answers, ...fitting(said, shownInAll - answers.length).reverse()].join('\n');
  const { summary } = await askModel(mine, tools, { system, input, shape: Written, name: 'summary', max_tokens: 900 });
  return plainWords(summary);
}
