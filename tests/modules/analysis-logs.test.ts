import { describe, expect, test } from '@jest/globals';
import { parseLog, type Exception } from '../../server/modules/reports/analysis/index.ts';
import { javaCaused } from './analysis-traces-compiled.ts';
import { nodeCause } from './analysis-traces-node.ts';
import { pythonChain } from './analysis-traces-python.ts';
import { dotnet, goPanic, ruby } from './analysis-traces-written.ts';

const bare = (exception: Exception | null): unknown =>
  exception && {
    type: exception.type,
    message: exception.message,
    frames: exception.frames.map(({ file, line, function: name }) => [file, line, name]),
    caused_by: bare(exception.caused_by),
  };
const read = (text: string) => parseLog(text).exceptions.map(bare);
const traces = { pythonChain, nodeCause, javaCaused, goPanic, dotnet, ruby };
const eachLine = (text: string, change: (line: string) => string) => text.split('\n').map(change).join('\n');

describe.each(Object.entries(traces))('%s', (_name, trace) => {
  const plain = read(trace);

  test.each([
    ['docker compose', (line: string) => `web_1  | ${line}`],
    ['kubernetes', (line: string) => `2024-03-01T12:00:00.123456789Z stderr F ${line}`],
    ['syslog', (line: string) => `Mar  1 12:00:00 web-1 shop[123]: ${line}`],
    ['heroku', (line: string) => `2024-03-01T12:00:00.123456+00:00 app[web.1]: ${line}`],
    ['time and level', (line: string) => `2024-03-01 12:00:00,123 ERROR [main] ${line}`],
    ['colours', (line: string) => `\u001b[31m${line}\u001b[0m`],
    ['carriage returns', (line: string) => `${line}\r`],
  ])('reads the same behind %s', (_prefix, change) => expect(read(eachLine(trace, change))).toEqual(plain));

  test.each([
    ['stack', { level: 'error', msg: 'failed', stack: trace }],
    ['error.stack', { level: 50, message: 'failed', error: { name: 'X', stack: trace } }],
    ['message', { severity: 'ERROR', message: trace }],
    ['exception', { '@timestamp': '2024-03-01T12:00:00Z', exception: trace }],
  ])('reads the same inside a JSON line (%s)', (_field, line) =>
    expect(read(`{"level":"info"}\n${JSON.stringify(line)}\n`)).toEqual(plain),
  );

  test('reads the same from a JSON line cut off at its end, and from key=value lines', () => {
    const written = JSON.stringify(trace).slice(1, -1);
    expect(read(`{"level":"error","stack":"${written}`)).toEqual(plain);
    expect(read(`level=error trace="${written}"`).length).toBe(plain.length);
  });

  test('reads the same from one JSON line per line', () => {
    const lines = eachLine(trace, (line) => JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: '2024-03-01T12:00:00Z' }));
    expect(read(lines)).toEqual(plain);
  });

  test('reads the same between other lines', () => {
    const noise = Array.from(
      { length: 20 },
      (_, index) => `2024-03-01 12:00:${10 + index} INFO look at order ${index} of ann@example.com:${index}`,
    ).join('\n');
    expect(read(`${noise}\n${trace}\n${noise}`)).toEqual(plain);
  });

  test('a repeated trace is one exception, counted', () => {
    const { exceptions } = parseLog(`${trace}\nINFO a\nINFO b\nINFO c\nINFO d\n`.repeat(3));
    expect(exceptions.map(bare)).toEqual(plain);
    expect(exceptions.at(-1)?.seen).toBe(3);
  });

  test('cut off at its head or tail it still gives frames', () => {
    const lines = trace.split('\n');
    for (let count = 8; count < lines.length; count++) expect(read(lines.slice(0, count).join('\n')).length).toBeGreaterThan(0);
    const frames = (text: string) => JSON.stringify(read(text)).length;
    expect(frames(lines.slice(5).join('\n'))).toBeGreaterThan(50);
  });
});

describe('mixed', () => {
  test('a foreign line inside a trace does not end it', () => {
    const [header, ...frames] = ['Error: x', '    at a (/app/a.js:1:2)', '    at b (/app/b.js:3:4)'];
    const { exceptions } = parseLog([header, frames[0], '2024-03-01 12:00:00 INFO heartbeat', frames[1]].join('\n'));
    expect(exceptions.map((exception) => exception.frames.length)).toEqual([2]);
  });

  test('languages one after the other', () => {
    const { exceptions } = parseLog(Object.values(traces).join('\n'));
    expect(new Set(exceptions.flatMap((exception) => exception.frames.map((frame) => frame.language)))).toEqual(
      new Set(['python', 'javascript', 'java', 'go', 'csharp', 'ruby']),
    );
  });

  test('a stack without a header takes the title of its JSON line', () => {
    const line = { level: 'error', error: 'no price', stacktrace: 'main.total\n\t/app/orders.go:12\nmain.main\n\t/app/main.go:3' };
    const [exception] = parseLog(JSON.stringify(line)).exceptions;
    expect(exception).toMatchObject({
      message: 'no price',
      frames: [{ file: '/app/orders.go', line: 12, function: 'main.total' }, { line: 3 }],
    });
  });

  test('prose is no trace', () => {
    const prose =
      'We met at noon\nat 10:30 we left\nlistening at http://localhost:8080\nann@example.com:1:2\npanic over\nFile "x" is missing\nsee main.go:12: note\n';
    expect(parseLog(prose)).toMatchObject({ exceptions: [], headline: 'see main.go:12: note', lines: 7 });
    expect(parseLog(`${prose}2024-03-01 12:00:00 ERROR payment failed\nbye`).headline).toBe('payment failed');
  });
});
