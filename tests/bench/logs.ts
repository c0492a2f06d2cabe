import { analyseLog, parseLog } from '../../server/modules/reports/analysis/index.ts';
import { memoryRepo } from '../modules/analysis-repo.ts';
import { nodeCause, nodeEval } from '../modules/analysis-traces-node.ts';
import { pythonChain } from '../modules/analysis-traces-python.ts';
import { median } from '../support/figures.ts';
import { table } from './table.ts';

const ordinary = (n: number): string =>
  `2026-11-21T10:${String(n % 60).padStart(2, '0')}:07.123Z INFO request ${n} GET /orders/${n} 200 in ${n % 90} ms\n`;

/** A log of about this many bytes; a trace after each `every` lines. */
function log(bytes: number, every: number): string {
  const traces = [nodeCause, nodeEval, pythonChain];
  const parts: string[] = [];
  for (let size = 0, n = 0; size < bytes; n += 1) {
    const part = every > 0 && n % every === every - 1 ? `${traces[Math.floor(n / every) % traces.length] ?? nodeCause}\n` : ordinary(n);
    parts.push(part);
    size += part.length;
  }
  return parts.join('');
}

/** Megabytes of log that are read in a second, and that twice as much takes twice as long. */
export async function benchLogs({ rounds = 5 } = {}): Promise<void> {
  const kinds: [string, number][] = [
    ['no trace at all', 0],
    ['a trace every 100 lines', 100],
    ['nothing but traces', 1],
  ];
  const rows: string[][] = [];
  for (const [name, every] of kinds) {
    const speeds: number[][] = [];
    for (const megabytes of [1, 2.5, 5]) {
      const text = log(megabytes * 1e6, every);
      const seen: number[] = [];
      for (let turn = 0; turn <= rounds; turn += 1) {
        const began = performance.now();
        parseLog(text);
        if (turn > 0) seen.push(text.length / 1e3 / (performance.now() - began)); // round 0 warms up
      }
      speeds.push(seen);
    }
    const text = log(5e6, every);
    const began = performance.now();
    await analyseLog({ text, repo: memoryRepo({ 'src/cart.js': 'line\n'.repeat(50) }).repo });
    rows.push([name, ...speeds.map((seen) => median(seen).toFixed(0)), ((performance.now() - began) / 1e3).toFixed(2)]);
  }
  process.stdout.write(table(['MB/s', '1 MB', '2.5 MB', '5 MB', 'whole report of 5 MB, s'], rows));
}
