import fs from 'node:fs';
import path from 'node:path';
import { end, identityOf, isRunning, type ProcessIdentity } from './process-identity.ts';

/** Where the embedded Postgres of a run listens. */
export interface RunningPostgres {
  host: string;
  port: number;
}

/** What `<data folder>/run.json` says about the run that has the folder. */
export interface RunRecord {
  server: ProcessIdentity;
  children: ProcessIdentity[];
  postgres?: RunningPostgres;
}

const fileOf = (dir: string): string => path.join(dir, 'run.json');

/** The record in this folder, or undefined if there is none that can be read. Its run may be long gone: ask `isRunning`. */
export function readRunRecord(dir: string): RunRecord | undefined {
  try {
    return JSON.parse(fs.readFileSync(fileOf(dir), 'utf8')) as RunRecord;
  } catch {
    return undefined;
  }
}

/** Writes the record as a whole, so that nobody reads half of it. */
export function writeRunRecord(dir: string, record: RunRecord): void {
  const partial = `${fileOf(dir)}.${process.pid}`;
  fs.writeFileSync(partial, JSON.stringify(record));
  fs.renameSync(partial, fileOf(dir));
}

/** The run has ended in order and left nothing behind. */
export const removeRunRecord = (dir: string): void => fs.rmSync(fileOf(dir), { force: true });

/** The embedded Postgres of the run that has this folder now, or undefined if none runs. */
export function runningPostgres(dir: string): RunningPostgres | undefined {
  const record = readRunRecord(dir);
  return record && isRunning(record.server) ? record.postgres : undefined;
}

/** A run that was killed together with its guardian leaves processes behind: stop them. */
export async function clearLeftovers(dir: string): Promise<void> {
  const left = readRunRecord(dir)?.children ?? [];
  await Promise.all(left.map(async (child) => (await end(child, 10_000)) || end(child, 2_000, 'SIGKILL')));
}

/** The record of this process. */
export function ownRecord(): RunRecord {
  const server = identityOf(process.pid);
  if (!server) throw new Error('This process cannot see itself in the process table.');
  return { server, children: [] };
}
