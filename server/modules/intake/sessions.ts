import { newId } from '../../core/ids.ts';
import { conflict, found } from '../../core/problem.ts';
import type { Org, OrgReader, OrgWriter, Row } from '../../platform/db/index.ts';
import { listed, type Page } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { mustBeCalm } from '../identity/index.ts';
import { fieldColumn, opened, sealedInto } from './columns.ts';
import { IntakeField, IntakeSession } from './models.ts';
import type { FieldValue } from './values.ts';

// Every function here takes the organisation as one person reaches it (Org.subject).

const thing = 'intake_session';

/** The person's session with this key; 404 `intake_session_not_found`. */
export const findSession = (mine: Org, key: string): Promise<IntakeSession> =>
  mine.read(async (db) => found(thing, await sessionIn(db, key)));

const sessionIn = (db: OrgReader, key: string) => db.rows(IntakeSession).where({ session_key: key }).first();

/** The session, locked until the end of the write: what changes one takes turns. */
export const lockedSession = async (db: OrgWriter, id: string): Promise<IntakeSession> =>
  found(thing, await db.rows(IntakeSession).findById(id).forUpdate());

/** Notes that something happened in the session. */
export const touch = (db: OrgWriter, id: string, changes: Partial<IntakeSession> = {}) =>
  db
    .rows(IntakeSession)
    .findById(id)
    .patch({ ...changes, updated_at: new Date() });

/** The sessions of the person, newest first. */
export const listSessions = async (mine: Org, call: { page(): Page }) => {
  const { data, next_cursor } = await mine.read((db) => listed(db, call, IntakeSession));
  return { data: data.map(shown), next_cursor };
};

/** Starts a session; 409 `intake_session_conflict` where the person has one with this key. */
export const startSession = (mine: Org, key: string = newId()) =>
  mine.write('intake_session.started', async (db) => {
    const row = await insertIfNew(db, key);
    if (!row) throw conflict('intake_session_conflict', 'You have a session with this key already.');
    return { ...shown(row), fields: [] };
  });

/** The person's session with this key, begun if there is none: the old clients never begin one. */
export async function sessionFor(mine: Org, key: string): Promise<IntakeSession> {
  const there = await mine.read((db) => sessionIn(db, key));
  if (there) return there;
  return mine.write('intake_session.started', async (db) => (await insertIfNew(db, key)) ?? found(thing, await sessionIn(db, key)));
}

async function insertIfNew(db: OrgWriter, key: string): Promise<IntakeSession | undefined> {
  const row = await db
    .rows(IntakeSession)
    .insert({ session_key: key })
    .onConflict(['org_id', 'user_id', 'session_key'])
    .ignore()
    .returning('*');
  // A row that was inserted comes back with what the database filled in; one that was there already does not.
  const [inserted] = [row].flat() as IntakeSession[];
  return inserted?.created_at === undefined ? undefined : inserted;
}

const shown = ({ session_key: key, mode, created_at, updated_at }: Row<IntakeSession>) => ({ key, mode, created_at, updated_at });

/** One answer as its person sees it. */
export interface ShownField {
  name: string;
  value: FieldValue;
  status: IntakeField['status'];
  source: IntakeField['source'];
  updated_at: Date;
}

/** The answers of a session, opened. */
export async function fieldsIn(mine: Org, tools: Tools, session: { id: string }): Promise<ShownField[]> {
  const rows = await mine.read((db) => db.rows(IntakeField).where({ session_id: session.id }).orderBy('name'));
  return Promise.all(rows.map((row) => openedField(mine, tools, row)));
}

/** An answer with its value. */
export async function openedField<At extends Date | string>(
  mine: Org,
  tools: Tools,
  row: Pick<IntakeField, 'id' | 'name' | 'status' | 'source' | 'value'> & { updated_at: At },
) {
  const { name, status, source, updated_at } = row;
  return { name, status, source, updated_at, value: JSON.parse(await opened(mine, tools, fieldColumn, row)) as FieldValue };
}

/** The names of the answers of a session. */
export const namesIn = async (mine: Org, session: { id: string }): Promise<Set<string>> =>
  new Set((await mine.read((db) => db.rows(IntakeField).select('name').where({ session_id: session.id }))).map(({ name }) => name));

/** One session with its answers. */
export async function getSession(mine: Org, tools: Tools, key: string) {
  const session = await findSession(mine, key);
  return { ...shown(session), fields: await fieldsIn(mine, tools, session) };
}

/** The version of a session, for If-Match. */
export const versionOf = ({ updated_at }: { updated_at: Date | string }): string => String(new Date(updated_at).getTime());

/** Rows for answers, sealed. */
export const sealedFields = (
  mine: Org,
  tools: Tools,
  session: { id: string },
  answers: readonly { name: string; value: FieldValue; source: IntakeField['source'] }[],
  status: IntakeField['status'],
): Promise<Partial<IntakeField>[]> =>
  Promise.all(
    answers.map(async ({ name, value, source }) => ({
      ...(await sealedInto(mine, tools, fieldColumn, newId(), JSON.stringify(value))),
      session_id: session.id,
      name,
      source,
      status,
      updated_at: new Date(),
    })),
  );

/** Removes a session with everything in it; while its escalation is open it stays, because somebody is to look at it. */
export const removeSession = (mine: Org, key: string): Promise<void> =>
  mine.write('intake_session.removed', async (db) => {
    const { id } = await lockedSession(db, found(thing, await sessionIn(db, key)).id);
    await mustBeCalm(db, { session_id: id });
    await db.rows(IntakeSession).findById(id).delete();
    db.record({ target: id });
  });
