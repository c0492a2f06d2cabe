import { describe, expect, test } from '@jest/globals';
import { mapFrames, parseLog, signature } from '../../server/modules/reports/analysis/index.ts';

const files = ['src/a.js', 'src/b.js', 'src/c.js'];
const sign = (text: string, paths = files) => {
  const parsed = parseLog(text);
  return signature(
    parsed,
    mapFrames(
      parsed.exceptions.flatMap((exception) => exception.frames),
      paths,
    ),
  );
};
const trace = (message: string, lines: [number, number] = [1, 2], names = ['a', 'b']) =>
  `Error: ${message}\n    at ${names[0]} (/app/src/a.js:${lines[0]}:2)\n    at ${names[1]} (/app/src/b.js:${lines[1]}:4)\n    at x (/app/node_modules/x/i.js:1:1)\n`;

describe('the same fault keeps its signature', () => {
  const first = sign(trace('order 4711 failed'));

  test('64 hex digits', () => expect(first).toMatch(/^[0-9a-f]{64}$/));
  test('other numbers, ids and addresses in the message', () => {
    expect(sign(trace('order 42 failed'))).toBe(first);
    const uuid = (id: string) => sign(trace(`no ${id} at 0x7ffe${id.slice(0, 4)} for https://x.example/${id} in /srv/${id}/data/x.json`));
    expect(uuid('0190a0e4-7c1e-7000-8000-0123456789ab')).toBe(uuid('018f3c5a-aaaa-7bbb-9ccc-abcdefabcdef'));
  });
  test('other line numbers, another folder, other lines around', () => {
    expect(sign(trace('order 1 failed', [10, 20]))).toBe(first);
    expect(sign(trace('order 1 failed').replaceAll('/app/', 'C:\\build\\'))).toBe(first);
    expect(sign(`INFO 12:00 starting\n${trace('order 1 failed')}INFO bye\n`)).toBe(first);
  });
  test('seen several times', () => expect(sign(trace('order 1 failed').repeat(5))).toBe(first));
  test('other dependencies underneath', () =>
    expect(sign(trace('order 1 failed').replace('node_modules/x', 'node_modules/y'))).toBe(first));
  test('a deeper recursion', () => {
    const deep = (count: number) =>
      sign(`RangeError: too deep\n${'    at f (/app/src/a.js:1:2)\n'.repeat(count)}    at g (/app/src/b.js:1:1)\n`);
    expect(deep(40)).toBe(deep(70));
  });
});

describe('another fault has another signature', () => {
  const first = sign(trace('order 4711 failed'));
  test.each([
    ['message', trace('cart 4711 failed')],
    ['type', trace('order 1 failed').replace('Error', 'TypeError')],
    ['function', trace('order 1 failed', [1, 2], ['a', 'z'])],
    ['file', trace('order 1 failed').replace('a.js', 'c.js')],
    [
      'cause',
      trace('order 1 failed').replace('Error: order', 'Error: order') + 'Caused by: Error: disk full\n    at d (/app/src/c.js:1:1)\n',
    ],
  ])('%s', (_what, text) => expect(sign(text)).not.toBe(first));
});

test('a fault outside the repository, and a log without a trace, have signatures too', () => {
  expect(sign(trace('x 1'), [])).toBe(sign(trace('x 2', [8, 9]), []));
  expect(sign('12:00 ERROR payment 12 refused\n')).toBe(sign('INFO a\n13:00 ERROR payment 99 refused\n'));
  expect(sign('ERROR payment refused')).not.toBe(sign('ERROR payment lost'));
  expect(sign('')).toMatch(/^[0-9a-f]{64}$/);
});
