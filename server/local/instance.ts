import fs from 'node:fs';
import { lockFolder } from './folder-lock.ts';
import { identityOf } from './process-identity.ts';
import { clearLeftovers, ownRecord, readRunRecord, removeRunRecord, writeRunRecord, type RunningPostgres } from './run-record.ts';
import { StartFault } from '../run/start-fault.ts';

/** This process's hold on its data folder. */
export interface Instance {
  /** Remembers a process to stop if this one is killed. */
  add: (pid: number) => void;
  /** Tells other commands where the embedded Postgres is. */
  postgresAt: (where: RunningPostgres) => void;
  /** Everything has been stopped. */
  release: () => void;
}

/**
 * Takes the data folder for this run, making it if absent, and stops what a killed run left there. One run per folder: else a StartFault.
 */
export async function claim(dir: string): Promise<Instance> {
  makeFolder(dir);
  const lock = lockFolder(dir);
  if (!lock) {
    const other = readRunRecord(dir)?.server.pid;
    throw new StartFault(
      `Longhouse already runs on ${dir}${other ? ` (process ${other})` : ''}: stop that one first, or set LONGHOUSE_DIR to another folder.`,
    );
  }
  await clearLeftovers(dir);
  const record = ownRecord();
  writeRunRecord(dir, record);
  return {
    add: (pid) => {
      const child = identityOf(pid);
      if (child) record.children.push(child);
      writeRunRecord(dir, record);
    },
    postgresAt: (where) => {
      record.postgres = where;
      writeRunRecord(dir, record);
    },
    release: () => {
      removeRunRecord(dir);
      lock.release();
    },
  };
}

function makeFolder(dir: string): void {
  try {
    // As root, Postgres runs as another user, who must get through; nobody else needs to look around in it.
    fs.mkdirSync(dir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    fs.accessSync(dir, fs.constants.W_OK);
  } catch (error) {
    throw new StartFault(
      `The data folder ${dir} cannot be written (${(error as NodeJS.ErrnoException).code}): set LONGHOUSE_DIR to a folder of yours.`,
    );
  }
}
