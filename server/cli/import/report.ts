import { longestSummary } from '../../modules/intake/index.ts';
import type { Tally } from './run.ts';

const number = (count: number): string => count.toLocaleString('en-GB');

/** One line while it runs. */
export const progressLine = ({ read, kept }: Tally, apply: boolean): string =>
  `… ${number(read)} rows read, ${number(kept)} ${apply ? 'kept' : 'to keep'}`;

/** What became of the rows, for a person: counts, and of what was skipped the reason and the numbers of the first rows. */
export function reportLines({ read, kept, cut, undated, skipped }: Tally, apply: boolean): string[] {
  const lines = [`${number(read)} rows read, ${number(kept)} ${apply ? 'kept' : 'to keep'}.`];
  if (cut > 0) lines.push(`${number(cut)} summaries cut at ${number(longestSummary)} characters.`);
  const which = ({ count, rows }: Tally['undated']): string => `row ${rows.join(', ')}${count > rows.length ? ', …' : ''}`;
  if (undated.count > 0)
    lines.push(`${number(undated.count)} with a moment that is not readable, dated by what else they say or now: ${which(undated)}`);
  for (const [reason, found] of skipped) lines.push(`${number(found.count)} skipped, ${reason}: ${which(found)}`);
  if (!apply) lines.push('Nothing was written: this was a dry run. Add --apply to write.');
  return lines;
}
