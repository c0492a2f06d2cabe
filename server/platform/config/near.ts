import { settingNames } from './settings.ts';

/** How many letters must be added, dropped or changed to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/**
 * The setting that an unknown name was probably meant to be: at most two letters off, fewer in short names, or one with LONGHOUSE_ before
 * it.
 */
export function nearestName(unknown: string): string | undefined {
  const name = unknown.toUpperCase();
  const bare = name.replace(/^LONGHOUSE_/, '');
  if (bare !== unknown && settingNames.some((known) => known === bare)) return bare;
  const allowed = name.length < 6 ? 0 : name.length < 10 ? 1 : 2;
  const [best] = settingNames.map((known) => ({ known, off: distance(name, known) })).sort((a, b) => a.off - b.off);
  return best && best.off <= allowed ? best.known : undefined;
}
