import { randomFillSync } from 'node:crypto';
import { v7, validate } from 'uuid';

const randomBytes = 16;
/** Drawn many at a time: one call to the system for 256 ids instead of one for each. */
const drawn = new Uint8Array(256 * randomBytes);
let used = drawn.length;

function random(): Uint8Array {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  return drawn.subarray(used, (used += randomBytes));
}

let lastMs = 0;
let sequence = 0;

/** A new row id: UUID version 7, so that indexes stay dense and ids sort by time; those of one process in the order they were made. */
export function newId(): string {
  const msecs = Math.max(lastMs, Date.now());
  const bytes = random();
  // As RFC 9562 has it: within a millisecond the counter goes on, in a new one it begins anywhere in its lower half. Its bytes are used for
  // nothing else of the id.
  sequence = msecs === lastMs ? sequence + 1 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(6) >>> 1;
  lastMs = msecs;
  return v7({ msecs, seq: sequence, random: bytes });
}

/** Whether the text is a UUID in its canonical form; anything else never reaches the database. */
export const isUuid = (text: unknown): text is string => typeof text === 'string' && validate(text);
