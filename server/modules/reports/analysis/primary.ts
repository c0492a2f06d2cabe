import { chain } from './parsing/exceptions.ts';
import type { Exception, MappedFrame, ParsedLog, Frame } from './types.ts';

/** Mapped frames by the frame they came from. */
export type Mapping = ReadonlyMap<Frame, MappedFrame>;

/** All frames of an exception, the deepest cause's first: there the fault lies. */
export const framesOf = (exception: Exception): Frame[] =>
  Array.from(chain(exception))
    .toReversed()
    .flatMap((one) => one.frames);

/** The exception a report is about: the last that runs through the repository's code, else the last. */
export function primaryOf(parsed: ParsedLog, mapping: Mapping): Exception | null {
  const inside = parsed.exceptions.findLast((exception) => framesOf(exception).some((frame) => mapping.get(frame)?.repo_path));
  return inside ?? parsed.exceptions.at(-1) ?? null;
}

/** The log's frames in the order of a report: the primary exception's first, then the others', newest first; each place once. */
export function framesInOrder(parsed: ParsedLog, primary: Exception | null): Frame[] {
  const others = parsed.exceptions.filter((exception) => exception !== primary).toReversed();
  const seen = new Set<string>();
  return [...(primary === null ? [] : [primary]), ...others].flatMap(framesOf).filter((frame) => {
    const key = `${frame.raw}\n${frame.file}:${frame.line}`;
    return !seen.has(key) && seen.add(key);
  });
}
