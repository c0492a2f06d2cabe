import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isStorable } from '../../server/core/text.ts';
import {
  analyseLog,
  mapFrames,
  parseLog,
  ReportData,
  signature,
  snippet,
  type Exception,
} from '../../server/modules/reports/analysis/index.ts';
import { javaCaused, rustBacktrace } from './analysis-traces-compiled.ts';
import { nodeAggregate, nodeCause } from './analysis-traces-node.ts';
import { memoryRepo } from './analysis-repo.ts';
import { pythonChain, pythonGroup } from './analysis-traces-python.ts';
import { dotnet, goPanic, kotlin, rails, ruby, rubyReversed } from './analysis-traces-written.ts';
import { cpuWatch } from '../support/cpu.ts';

const all = [
  pythonChain,
  pythonGroup,
  nodeCause,
  nodeAggregate,
  javaCaused,
  rustBacktrace,
  goPanic,
  dotnet,
  ruby,
  rails,
  rubyReversed,
  kotlin,
];
const texts = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => [key, ...texts(one)])
      : [];
const depth = (exception: Exception | null): number => (exception === null ? 0 : 1 + depth(exception.caused_by));
const bounded = (exception: Exception | null): boolean =>
  exception === null || (exception.frames.length <= 100 && bounded(exception.caused_by));

const lines = all.flatMap((trace) => trace.split('\n'));
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...lines) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\u0000',
      '\ud800',
      '\u001b[31m',
      '{"stack":"',
      '\\n    at ',
      '  | ',
      '+-+---- 1 ----',
      '}',
      ' ---> ',
      '---> A.BException: x',
      'Suppressed: ',
      '[errors]: [',
      '[cause]: ',
    ),
  },
  { weight: 1, arbitrary: fc.json() },
);
const log = fc
  .array(fc.tuple(piece, fc.constantFrom('\n', '\n', '\n', '\r\n', '', '\u0000')), { maxLength: 60 })
  .map((parts) => parts.flat().join(''));

describe('whatever the log', () => {
  test('never throws, is deterministic, bounded and storable', () => {
    fc.assert(
      fc.property(log, (text) => {
        const parsed = parseLog(text);
        expect(parseLog(text)).toEqual(parsed);
        expect(texts(parsed).every(isStorable)).toBe(true);
        expect(parsed.exceptions.length).toBeLessThanOrEqual(200);
        expect(parsed.exceptions.every((exception) => bounded(exception) && depth(exception) <= 42)).toBe(true);
        const frames = parsed.exceptions.flatMap((exception) => exception.frames);
        expect(frames.length).toBeLessThanOrEqual(text.split(/\n|\\n/).length * 2);
        expect(signature(parsed, mapFrames(frames, ['src/a.js']))).toMatch(/^[0-9a-f]{64}$/);
      }),
      { numRuns: 1_500 },
    );
  });

  test('its report has the promised shape and can be stored', async () => {
    const { repo } = memoryRepo({
      'shop/orders.py': 'a\u0000b',
      'src/main.rs': '\ud800'.repeat(50),
      'orders/store.go': 'x\n'.repeat(99),
      'com/acme/shop/Orders.java': '',
    });
    await fc.assert(
      fc.asyncProperty(log, async (text) => {
        const report = await analyseLog({ text, repo, now: new Date(0) });
        expect(ReportData.strict().parse(report)).toEqual(report);
        expect(texts(report).every(isStorable)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('mapping and snippets take any path and any bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' })),
        fc.string({ unit: 'binary' }),
        fc.uint8Array(),
        fc.integer(),
        (paths, file, bytes, line) => {
          const [mapped] = mapFrames([{ language: 'python', raw: '', file, line, column: null, function: null }], paths);
          expect(mapped?.repo_path === null || paths.includes(mapped?.repo_path ?? '')).toBe(true);
          expect(snippet(Buffer.from(bytes), line).lines.every(isStorable)).toBe(true);
        },
      ),
    );
  });
});

describe('the work is linear in the text', () => {
  const adversarial: Record<string, (size: number) => string> = {
    traces: (size) => all.join('\n').repeat(size),
    'one endless line': (size) => 'at a (b:1:2) '.repeat(size * 1_000),
    'headers without frames': (size) => 'Error: x Error: y Error: z\n'.repeat(size * 500),
    'frames without headers': (size) => '    at f (/a/b.js:1:2)\n'.repeat(size * 500),
    'header, gap, frame': (size) => `${'TypeError: x\n'.repeat(12)}    at f (/a/b.js:1:2)\n`.repeat(size * 50),
    'open brackets': (size) => '[[[[((((    {{{{{'.repeat(size * 1_000),
    'dots and words': (size) => `at ${'a.'.repeat(1_900)}b(\n`.repeat(size * 5),
    'causes of causes': (size) => `Error: a\n at x (a.js:1:1)\n${'Caused by: b.CError: d\n'.repeat(size * 300)}`,
    'nested JSON': (size) => `{"a":${'['.repeat(size * 5_000)}${']'.repeat(size * 5_000)}}\n`,
    'cut JSON': (size) => `{"stack":"${'x\\n    at f (/a/b.js:1:2)'.repeat(size * 300)}\n`,
    quotes: (size) => `\\n ${'\\"'.repeat(size * 2_000)}`,
    escapes: (size) => '\u001b[\u001b]\u001b[3'.repeat(size * 2_000),
    'blank lines': (size) => '\n\r\n \n'.repeat(size * 2_000),
    spaces: (size) => `${' '.repeat(3_900)}|\n`.repeat(size * 5),
  };

  test.each(Object.entries(adversarial))('%s', (_name, make) => {
    const [small, large] = [parseLog(make(1)).work, parseLog(make(10)).work];
    expect(large).toBeLessThanOrEqual(small * 12);
    expect(large).toBeLessThanOrEqual(make(10).length * 8);
    const spent = cpuWatch();
    parseLog(make(40));
    // not a measure of speed: a quadratic reading of these would take minutes
    expect(spent()).toBeLessThan(10_000);
  });

  test('lines of a million characters', () => {
    const unit = ['a', ' ', '.', 'at ', '@', '"', '{"', '\\n ', '/', 'Error: ', '(', ':1', '\ud800', '\u0000', '1', '\u001b['];
    for (const one of unit) {
      const line = one.repeat(1_000_000 / one.length);
      for (const text of [
        line,
        `    at ${line}`,
        `{"stack":"${line}"}`,
        `Error: ${line}\n    at f (/a.js:1:2)`,
        `Traceback (most recent call last):\n  File "${line}", line 1\n${line}`,
        `panic: ${line}`,
      ]) {
        expect(texts(parseLog(text)).every((text) => isStorable(text) && text.length <= 1_000)).toBe(true);
      }
    }
  });

  test('of an overlong line only the beginning is read, and a header is looked for only in the lines just before', () => {
    const { work, cuts } = parseLog('a'.repeat(1_000_000));
    expect([work < 1_100_000, cuts.long_lines]).toEqual([true, 1]);
    const after = (count: number) => parseLog(`Error: far\n${'INFO heartbeat\n'.repeat(count)}    at f (/a.js:1:2)`).exceptions[0]?.type;
    expect([after(11), after(12)]).toEqual(['Error', null]);
  });

  test('JSON of ten thousand stacks, of endless depth and of huge numbers', () => {
    const stacks = JSON.stringify({ errors: Array.from({ length: 10_000 }, () => ({ stack: 'Error: x\n    at f (/a.js:1:2)' })) });
    expect(parseLog(stacks).exceptions).toHaveLength(1);
    expect(parseLog(`{"a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}`).exceptions).toEqual([]);
    const [exception] = parseLog(
      'Error: x\n    at f (/a.js:99999999999999999999:1e9)\n    at g (/b.js:0:0)\n    at h (/c.js:12:99999999999)',
    ).exceptions;
    expect(exception?.frames.map((frame) => [frame.file, frame.line, frame.column])).toEqual([['/c.js', 12, null]]);
  });

  test('more exceptions and causes than are kept: the newest stays, and the rest is counted', () => {
    const many = parseLog(Array.from({ length: 500 }, (_, index) => `Error: no ${index}\n    at f (/a.js:${index + 1}:2)\n`).join(''));
    expect([many.exceptions.length, many.cuts.exceptions, many.exceptions.at(-1)?.message]).toEqual([200, 300, 'no 499']);
    const causes = parseLog(`a.BException: x\n\tat a.B.c(B.java:1)\n${'Caused by: a.BException: y\n\tat a.B.c(B.java:1)\n'.repeat(500)}`);
    expect(depth(causes.exceptions[0] ?? null)).toBe(21);
    const link = 'During handling of the above exception, another exception occurred:';
    const python = parseLog(`${pythonChain}\n${link}\n`.repeat(50));
    expect(python.exceptions.every((exception) => depth(exception) <= 21)).toBe(true);
    const frames = parseLog(`Error: x\n${'    at f (/a.js:1:2)\n'.repeat(500)}`);
    expect([frames.exceptions[0]?.frames.length, frames.cuts.frames]).toEqual([100, 400]);
  });
});
