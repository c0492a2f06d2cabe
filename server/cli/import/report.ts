import type { Tally } from './run.ts';

const number = (count: number): string => count.toLocaleString('en-GB');

/** One line while it runs. */
export const progressLine = ({ read, kept }: Tally, apply: boolean): string =>
  `… ${number(read)} rows read, ${number(kept)} ${apply ? 'kept' : 'to keep'}`;

/** What became of the rows, for a person: counts, and of what was skipped the reason and the numbers of the first rows. */
export function reportLines({ read, kept, cut, skipped }: Tally, apply: boolean): string[] {
  const lines = [`${number(read)} rows read, ${number(kept)} ${apply ? 'kept' : 'to keep'}.`];
  if (cut > 0) lines.push(`${number(cut)} summaries cut at 2,000 characters.`);
  for (const [reason, { count, rows }] of skipped)
    lines.push(`${number(count)} skipped, ${reason}: row ${rows.join(', ')}${count > rows.length ? ', …' : ''}`);
  if (!apply) lines.push('Nothing was written: this was a dry run. Add --apply to write.');
  return lines;
}
