/** What was asked of one thing from one side, and what came of it. `uncovered`: nothing could be asked, which fails like a broken one. */
export interface Cell {
  outcome: 'holds' | 'broken' | 'uncovered' | 'not meant';
  /** What was seen, or why the side does not apply. */
  seen: string;
}

/** One thing that must be isolated (a route, a table, a kind of job, a cache, a folder of blobs), with a cell per side. */
export interface Row {
  name: string;
  cells: Record<string, Cell>;
}

/** One part of the proof. */
export interface Part {
  title: string;
  /** What is true when every cell holds. */
  claim: string;
  sides: readonly string[];
  rows: Row[];
}

export const holds = (seen: string): Cell => ({ outcome: 'holds', seen });
export const broken = (seen: string): Cell => ({ outcome: 'broken', seen });
export const uncovered = (seen: string): Cell => ({ outcome: 'uncovered', seen });
export const notMeant = (seen: string): Cell => ({ outcome: 'not meant', seen });
/** Holds when what was seen is what was wanted. */
export const wants = (wanted: string, seen: string): Cell => (seen === wanted ? holds(seen) : broken(`${seen} instead of ${wanted}`));

/** How many cells of each outcome. */
export function tally(parts: readonly Part[]): Record<Cell['outcome'], number> {
  const counts = { holds: 0, broken: 0, uncovered: 0, 'not meant': 0 };
  for (const { rows, sides } of parts)
    for (const { cells } of rows) for (const side of sides) counts[cells[side]?.outcome ?? 'uncovered'] += 1;
  return counts;
}

/** The cells that fail the proof, as sentences. */
export const faults = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ title, rows, sides }) =>
    rows.flatMap(({ name, cells }) =>
      sides.flatMap((side) => {
        const { outcome, seen } = cells[side] ?? uncovered('nothing was asked');
        return outcome === 'broken' || outcome === 'uncovered' ? [`${title}: ${name}, ${side}: ${outcome}: ${seen}`] : [];
      }),
    ),
  );
