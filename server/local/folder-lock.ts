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
  const file = new DatabaseSync(path.join(dir, 'run.lock'), { timeout: patienceMs });
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    file.close();
    if (((error as { errcode?: number }).errcode ?? 0) % 256 === sqliteBusy) return undefined;
    throw error;
  }
  return { release: () => file.close() };
}

/** The low byte; the rest says more closely why. */
const sqliteBusy = 5;
/** Two that come at once each hold half of the lock for a moment: one gives up at once, and the other must not. */
const patienceMs = 1_000;
