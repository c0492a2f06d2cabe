import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { excerpt } from './excerpt.ts';
import { fieldsOfSchema } from './extract/client-schema.ts';
import { understand } from './extract/understand.ts';
import { extract } from './extracting.ts';
import { fieldsOf } from './forms.ts';
import { check } from './hearing.ts';
import { IntakeField, IntakeSession, type Mode } from './models.ts';
import { progressOf } from './progress.ts';
import { assessByRules } from './risk/index.ts';
import { sessionFor } from './sessions.ts';
import { saveSummary } from './summaries.ts';
import { switchMode } from './switching.ts';

/** Where danger is kept that an old client saw outside of any session. */
const noSession = 'default';

/** Reads answers out of a text by the client's own schema or the organisation's form; kept as suggestions where a session is named. */
export async function legacyExtract(
  mine: Org,
  tools: Tools,
  input: { session_id?: string | null | undefined; text: string; schema?: unknown },
) {
  const asked = fieldsOfSchema(input.schema);
  const form = asked.length > 0 ? asked : await fieldsOf(mine);
  if (input.session_id != null) {
    const session = await sessionFor(mine, input.session_id);
    const { suggestions, missing } = await extract(mine, tools, session, { text: input.text, by: {}, schema: form });
    return answered(suggestions, missing);
  }
  const assessment = assessByRules(input.text);
  if (assessment.level !== 'none')
    await check(mine, tools, await sessionFor(mine, noSession), { text: input.text, judge: 'rules', by: {} });
  const suggestions = await understand(mine, tools, excerpt(input.text), form);
  return answered(suggestions, progressOf(form, new Set(suggestions.map(({ name }) => name))).missing);
}

const answered = (suggestions: Awaited<ReturnType<typeof understand>>, missing: string[]) => ({
  status: 'ok' as const,
  fields: Object.fromEntries(suggestions.map(({ name, value }) => [name, value])),
  missing,
});

/** Judges a text; what it finds is kept with the named session, or with one for all that named none. */
export async function legacyRisk(mine: Org, tools: Tools, session_id: string | null | undefined, text: string) {
  const session = await sessionFor(mine, session_id ?? noSession);
  const { level, escalate, reasons } = (await check(mine, tools, session, { text, judge: 'model', by: {} })).risk;
  return { status: 'ok' as const, escalate, level, reasons };
}

/** Switches the mode as the client asks; not out of safety. */
export const legacySwitch = async (mine: Org, tools: Tools, session_id: string, mode: Mode) => ({
  status: 'ok' as const,
  mode: (await switchMode(mine, tools, await sessionFor(mine, session_id), mode, {})).mode,
});

/** The progress by what the client says is answered and what the session knows, suggestions included: old clients confirm nothing. */
export async function legacyProgress(mine: Org, session_id: string, fields: Record<string, unknown> | string[] | null | undefined) {
  const known = await mine.read(async (db) => {
    const session = await db.rows(IntakeSession).where({ session_key: session_id }).first();
    return session ? db.rows(IntakeField).select('name').where({ session_id: session.id }) : [];
  });
  const isAnswer = (value: unknown): boolean => value !== null && value !== undefined && value !== '';
  const given = Array.isArray(fields) ? fields : Object.entries(fields ?? {}).flatMap(([name, value]) => (isAnswer(value) ? [name] : []));
  return { status: 'ok' as const, ...progressOf(await fieldsOf(mine), new Set([...given, ...known.map(({ name }) => name)])) };
}

/** Keeps the first 2,000 characters of a session's summary; none is an empty one. */
export async function saveSession(mine: Org, tools: Tools, session_id: string, summary: string | null | undefined): Promise<void> {
  await saveSummary(mine, tools, await sessionFor(mine, session_id), summary ?? '');
}
