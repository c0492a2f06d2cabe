import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Something to let go of. */
export interface Held {
  release(): void;
}

/**
 * The data folder for this process alone, or undefined if another one has it. It is a lock of the operating system (SQLite's, on an
 * empty file): two starts at once cannot both get it, and it ends with the process, however that ends, so there is nothing stale to judge.
 */
export function lockFolder(dir: string): Held | undefined {
  const file = new DatabaseSync(path.join(dir, 'run.lock'));
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    file.close();
    if ((error as { errcode?: number }).errcode === sqliteBusy) return undefined;
    throw error;
  }
  return { release: () => file.close() };
}

const sqliteBusy = 5;
