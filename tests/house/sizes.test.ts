import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { expectRule } from './rule.ts';
import { sourcesIn } from './sources.ts';

const sizes = sourcesIn('server', 'admin', 'cdktf').map((file) => ({
  file,
  lines: fs.readFileSync(file, 'utf8').trimEnd().split('\n').length,
}));
const rule = 'Give each file one thing to do: a reader takes in a screen or two at a time.';

/** Files over 200 lines, and where the whole is too long: median over 60 or nine tenths over 150. */
function tooLong(all: readonly { file: string; lines: number }[]): string[] {
  const sorted = all.map(({ lines }) => lines).sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? 0;
  return [
    ...all.filter(({ lines }) => lines > 200).map(({ file, lines }) => `${file}: ${lines} lines`),
    ...(at(0.5) > 60 ? [`the median: ${at(0.5)} lines, 60 at most`] : []),
    ...(at(0.9) > 150 ? [`nine in ten: ${at(0.9)} lines, 150 at most`] : []),
  ];
}

test('files are small', () => {
  expect(sizes.length).toBeGreaterThan(100);
  expectRule(rule, tooLong(sizes));
});

test('a long file and a long-winded house are found', () => {
  expect(tooLong([{ file: 'a.ts', lines: 201 }, ...Array.from({ length: 20 }, () => ({ file: 'b.ts', lines: 10 }))])).toEqual([
    'a.ts: 201 lines',
  ]);
  expect(tooLong(Array.from({ length: 20 }, () => ({ file: 'b.ts', lines: 160 })))).toHaveLength(2);
});
