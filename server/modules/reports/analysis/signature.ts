import { createHash } from 'node:crypto';
import { normalise } from './normalise.ts';
import { chain } from './parsing/exceptions.ts';
import { framesOf, primaryOf, type Mapping } from './primary.ts';
import { segmentsOf } from './mapping/paths.ts';
import type { Frame, MappedFrame, ParsedLog } from './types.ts';

const DEEP = 5;

/** sha256 in hex of parts that cannot run into each other. */
export const digest = (parts: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Function names without what compilers number (`lambda$3`, `<>c__DisplayClass0_0`, `0xc000`). */
const stable = (name: string | null): string => (name ?? '').replace(/\d+/g, '0');

/** The last two segments: what is left of a path that is the same on every machine. */
const shortPath = (frame: Frame): string => (frame.file === null ? '' : segmentsOf(frame.file).slice(-2).join('/'));

/**
 * A stable name for the fault of a log (64 hex digits): types and normalised messages of the exception chain, and the innermost frames in
 * the repository, without line numbers, so that the same fault keeps its signature when other code moves.
 */
export function signature(parsed: ParsedLog, mapped: readonly MappedFrame[], mapping?: Mapping): string {
  const known = mapping ?? mappingOf(parsed, mapped);
  const primary = primaryOf(parsed, known);
  if (primary === null) return digest(['log', normalise(parsed.headline ?? '')]);
  const frames = framesOf(primary);
  const inside = frames.flatMap((frame) => known.get(frame)?.repo_path ?? []).length > 0;
  const places = frames
    .map((frame) => (inside ? [known.get(frame)?.repo_path ?? null, stable(frame.function)] : [shortPath(frame), stable(frame.function)]))
    .filter(([path]) => path !== null && path !== '');
  // a recursion repeats one place as often as the stack allows
  const distinct = places.filter((place, index) => index === 0 || place.join('\n') !== places[index - 1]?.join('\n'));
  const causes = Array.from(chain(primary), (one) => [one.type, normalise(one.message)]);
  return digest(['log', causes, distinct.slice(0, DEEP)]);
}

/** Pairs the log's frames with mapped ones given in any order: equal places map equally. */
function mappingOf(parsed: ParsedLog, mapped: readonly MappedFrame[]): Mapping {
  const key = (frame: Frame) => `${frame.language}\n${frame.file}\n${frame.line}`;
  const byPlace = new Map(mapped.map((frame) => [key(frame), frame]));
  return new Map(
    parsed.exceptions.flatMap(framesOf).flatMap((frame) => {
      const found = byPlace.get(key(frame));
      return found === undefined ? [] : [[frame, found] as const];
    }),
  );
}
