interface Step {
  kind: ' ' | '-' | '+';
  line: string;
}

const context = 3;
const mostEdits = 2_000;

/** The lines of a text without their ends; a last line without an end counts too. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** For every count of edits, how far each diagonal gets (Myers, 1986); undefined when the texts differ in too much to be worth it. */
function furthestReaches(old: string[], now: string[]): Int32Array[] | undefined {
  const offset = Math.min(old.length + now.length, mostEdits) + 1;
  const reach = new Int32Array(2 * offset + 1);
  const history: Int32Array[] = [];
  for (let edits = 0; edits < offset; edits += 1) {
    history.push(reach.slice());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = diagonal === -edits || (diagonal !== edits && reach[offset + diagonal - 1]! < reach[offset + diagonal + 1]!);
      let x = down ? reach[offset + diagonal + 1]! : reach[offset + diagonal - 1]! + 1;
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x += 1;
      reach[offset + diagonal] = x;
      if (x >= old.length && x - diagonal >= now.length) return history;
    }
  }
  return undefined;
}

function replaceAll(old: string[], now: string[]): Step[] {
  return [...old.map((line): Step => ({ kind: '-', line })), ...now.map((line): Step => ({ kind: '+', line }))];
}

/** The shortest way from one text to the other, line by line. */
function stepsBetween(old: string[], now: string[]): Step[] {
  const history = furthestReaches(old, now);
  if (history === undefined) return replaceAll(old, now);
  const steps: Step[] = [];
  let x = old.length;
  let y = now.length;
  for (let edits = history.length - 1; edits >= 0; edits -= 1) {
    const reach = history[edits]!;
    const offset = (reach.length - 1) / 2;
    const diagonal = x - y;
    const down = diagonal === -edits || (diagonal !== edits && reach[offset + diagonal - 1]! < reach[offset + diagonal + 1]!);
    const before = down ? diagonal + 1 : diagonal - 1;
    const fromX = edits === 0 ? 0 : reach[offset + before]!;
    const fromY = edits === 0 ? 0 : fromX - before;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      steps.push({ kind: ' ', line: old[x]! });
    }
    if (edits === 0) break;
    steps.push(down ? { kind: '+', line: now[fromY]! } : { kind: '-', line: old[fromX]! });
    x = fromX;
    y = fromY;
  }
  return steps.reverse();
}

/** Which runs of steps become one hunk each: every change with three lines around it, runs that touch joined. */
function hunksOf(steps: Step[]): [number, number][] {
  const hunks: [number, number][] = [];
  steps.forEach(({ kind }, index) => {
    if (kind === ' ') return;
    const start = Math.max(0, index - context);
    const last = hunks.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.min(steps.length, index + context + 1);
    else hunks.push([start, Math.min(steps.length, index + context + 1)]);
  });
  return hunks;
}

const range = (start: number, count: number): string => `${count === 0 ? start - 1 : start}${count === 1 ? '' : `,${count}`}`;

/** A unified diff of two texts: hunks with three lines of context, without file headers (as GitHub's `patch`); '' when nothing differs. */
export function unifiedDiff(before: string, after: string): string {
  const steps = stepsBetween(linesOf(before), linesOf(after));
  const count = (part: Step[], kind: '-' | '+') => part.filter((step) => step.kind !== kind).length;
  return hunksOf(steps)
    .map(([start, end]) => {
      const part = steps.slice(start, end);
      const above = steps.slice(0, start);
      const old = range(count(above, '+') + 1, count(part, '+'));
      const now = range(count(above, '-') + 1, count(part, '-'));
      return [`@@ -${old} +${now} @@`, ...part.map(({ kind, line }) => kind + line)].join('\n');
    })
    .join('\n');
}
