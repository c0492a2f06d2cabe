import { createHash } from 'node:crypto';
import { deviceUserIds } from '../../modules/identity/index.ts';
import { importSummaries, summariesThere } from '../../modules/intake/index.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { type OldSession, oldSession } from './old-session.ts';

/** What has become of the rows so far. */
export interface Tally {
  read: number;
  /** Kept now, or in a dry run: would be. */
  kept: number;
  /** Of these, how many summaries were cut at 2,000 characters. */
  cut: number;
  /** How many say when in a way that cannot be read, and have the moment of the import instead; and the numbers of the first rows. */
  undated: Counted;
  /** How many were skipped, by reason. */
  skipped: Map<string, Counted>;
}

interface Counted {
  count: number;
  rows: number[];
}

export const newTally = (): Tally => ({ read: 0, kept: 0, cut: 0, undated: { count: 0, rows: [] }, skipped: new Map() });

const perBatch = 500;
const shownRows = 10;

/** Already kept: by a run before, or by the person's client, whose word is newer. */
const there = 'already there';
/** Of two that are near each other the newer is kept, where both say when; else the first. */
const twice = 'a session that is in the file twice';
/** Sessions of the file that are remembered, to tell the two reasons apart: 40 MB at most. */
const mostRemembered = 1_000_000;

export interface ImportOptions {
  /** Write; otherwise only look. */
  apply: boolean;
  /** Whose the rows are that name nobody. */
  user?: string | undefined;
  signal?: AbortSignal;
  onProgress?(tally: Tally): void;
  /** Counted in here as it goes on, for whoever wants to know when it breaks off. */
  tally?: Tally;
}

/**
 * Brings old rows into the organisation, a batch per transaction, so that a run that is cut off goes on where it ended when it is started
 * anew.
 */
export async function importRows(
  tools: Pick<Tools, 'db' | 'keys'>,
  org: Org,
  rows: AsyncIterable<unknown>,
  { apply, user, signal, onProgress, tally = newTally() }: ImportOptions,
): Promise<Tally> {
  const skip = (reason: string, row: number): void => {
    tally.skipped.set(reason, counted(tally.skipped.get(reason) ?? { count: 0, rows: [] }, row));
  };
  const remembered = new Set<number>();
  const keep = async (batch: Map<string, Numbered>): Promise<void> => {
    signal?.throwIfAborted();
    const kept = await bring(tools, org, [...batch.values()], apply);
    for (const [key, { number, cut, unreadable }] of batch) {
      if (remembered.has(hashOf(key)) && !(apply && kept.has(key))) skip(twice, number);
      else if (!kept.has(key)) skip(there, number);
      else {
        tally.kept += 1;
        if (cut) tally.cut += 1;
        if (unreadable) counted(tally.undated, number);
      }
      if (remembered.size < mostRemembered) remembered.add(hashOf(key));
    }
    onProgress?.(tally);
  };

  let batch = new Map<string, Numbered>();
  for await (const row of rows) {
    tally.read += 1;
    const session = oldSession(row, user);
    if ('skipped' in session) skip(session.skipped, tally.read);
    else {
      const [key, next] = [keyOf(session), { ...session, number: tally.read }];
      const before = batch.get(key);
      if (before) skip(twice, isNewer(next, before) ? before.number : next.number);
      if (!before || isNewer(next, before)) batch.set(key, next);
    }
    if (batch.size === perBatch) {
      await keep(batch);
      batch = new Map();
    }
  }
  if (batch.size > 0) await keep(batch);
  return tally;
}

function counted(found: Counted, row: number): Counted {
  found.count += 1;
  if (found.rows.length < shownRows) found.rows.push(row);
  return found;
}

const isNewer = (one: Numbered, other: Numbered): boolean => one.dated && other.dated && one.updated_at > other.updated_at;

/** Some bytes of a hash: two that share them are told as one session in a dry run, and kept both. */
const hashOf = (key: string): number => createHash('sha256').update(key).digest().readUIntBE(0, 6);

type Numbered = OldSession & { number: number };

const keyOf = ({ external_id, session_key }: OldSession): string => JSON.stringify([external_id, session_key]);

/** Which of the rows were kept, or would be. */
async function bring(tools: Pick<Tools, 'db' | 'keys'>, org: Org, rows: Numbered[], apply: boolean): Promise<Set<string>> {
  const users = await deviceUserIds(tools, org, [...new Set(rows.map(({ external_id }) => external_id))], apply);
  const known = rows.flatMap((row) => {
    const user_id = users.get(row.external_id);
    return user_id === undefined ? [] : [{ ...row, user_id }];
  });
  const present = await summariesThere(org, known);
  const fresh = known.filter((row) => !present.has(`${row.user_id} ${row.session_key}`));
  if (apply && fresh.length > 0) await importSummaries(tools, org, fresh);
  // In a dry run, who is not known yet has nothing that could be there.
  const unknown = rows.filter(({ external_id }) => !users.has(external_id));
  return new Set([...fresh, ...unknown].map(keyOf));
}
