import { MAX_NAME } from './limits.ts';
import { chain } from './parsing/exceptions.ts';
import type { RankedPlace } from './suspects.ts';
import { clean } from './text.ts';
import type { Exception, MappedFrame, ParsedLog } from './types.ts';

const MAX_SUMMARY = 2_000;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const told = ({ type, message }: Exception): string => {
  const line = message.split('\n', 1)[0] ?? '';
  return clean([type, line].filter((part) => part !== null && part !== '').join(': ') || 'An exception without a name', MAX_NAME);
};

function cutsOf({ cuts }: ParsedLog, frames: number, kept: number): string[] {
  return [
    cuts.characters > 0 ? `The first ${cuts.characters} characters of the log were not read.` : '',
    cuts.long_lines > 0 ? `${counted(cuts.long_lines, 'overlong line')} read in part.` : '',
    cuts.exceptions > 0 ? `${counted(cuts.exceptions, 'further exception')} left out.` : '',
    frames > kept || cuts.frames > 0 ? `${counted(frames - kept + cuts.frames, 'further frame')} left out.` : '',
  ];
}

/** What a log report says in a few sentences: what failed, where in the repository, what there is to see, and what was left out. */
export function summarise(
  parsed: ParsedLog,
  primary: Exception | null,
  frames: readonly MappedFrame[],
  kept: number,
  places: readonly RankedPlace[],
): string {
  if (primary === null)
    return clean(`No stack trace was found in ${counted(parsed.lines, 'line')}. ${parsed.headline ?? ''}`.trim(), MAX_SUMMARY);
  const [outer, ...causes] = Array.from(chain(primary));
  const [place] = places;
  const suspect = place?.suspects[0];
  const ambiguous = frames.filter((frame) => frame.candidates.length > 0).length;
  const sentences = [
    `${outer === undefined ? '' : told(outer)}${causes.length > 0 ? `, caused by ${causes.map(told).join(', caused by ')}` : ''}${primary.seen > 1 ? ` (${primary.seen} times)` : ''}.`,
    place === undefined ? 'No frame lies in this repository.' : `It fails at ${place.repo_path}:${place.line}.`,
    suspect === undefined ? '' : `First suspect: ${suspect.hash.slice(0, 10)} "${suspect.message}" by ${suspect.author}.`,
    `${counted(parsed.exceptions.length, 'exception')}, ${counted(frames.length, 'frame')}, ${frames.filter((frame) => frame.repo_path !== null).length} of them in the repository.`,
    ambiguous > 0 ? `${counted(ambiguous, 'frame')} may belong to more than one file.` : '',
    ...cutsOf(parsed, frames.length, kept),
  ];
  return clean(sentences.filter((sentence) => sentence !== '').join(' '), MAX_SUMMARY);
}
