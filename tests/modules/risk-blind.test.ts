import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assess, escalates, judge } from '../../server/modules/intake/risk/index.ts';
import { AiFailure } from '../../server/platform/ai/index.ts';
import { unmeasured } from '../../server/platform/telemetry/metrics.ts';
import type { Tools } from '../../server/platform/tools.ts';

const languages = ['english', 'german', 'spanish'];
const linesOf = (list: string, kind: string): string[] =>
  languages.flatMap((language) =>
    readFileSync(join(import.meta.dirname, 'risk-corpus', list, `${kind}-${language}.txt`), 'utf8')
      .trim()
      .split('\n'),
  );
const first = { explicit: linesOf('blind-first', 'explicit'), benign: linesOf('blind-first', 'benign') };
const second = { explicit: linesOf('blind-second', 'explicit'), benign: linesOf('blind-second', 'benign') };
const third = { explicit: linesOf('blind-third', 'explicit'), benign: linesOf('blind-third', 'benign') };
const org = { id: 'an organisation' } as never;
const withModel = (structured: () => Promise<unknown>): Tools =>
  ({ ai: { configured: true, structured }, metrics: unmeasured }) as unknown as Tools;

test('the first list, by which the rules were mended, is seen', () => {
  expect(first.explicit).toHaveLength(150);
  expect(first.explicit.filter((text) => !escalates(judge(text).level))).toEqual([]);
  const alarms = first.benign.filter((text) => judge(text).level === 'emergency');
  expect({ alarms, few: alarms.length / first.benign.length < 0.05 }).toMatchObject({ few: true });
});

test('the third list, by which the classes were made, is seen', () => {
  expect([third.explicit.length, third.benign.length]).toEqual([240, 240]);
  expect(third.explicit.filter((text) => !escalates(judge(text).level))).toEqual([]);
  const benign = third.benign.map((text) => judge(text).level);
  expect(benign.filter((level) => level === 'emergency').length / benign.length).toBeLessThan(0.05);
  expect(benign.filter((level) => level === 'review').length / benign.length).toBeLessThan(0.22);
});

// Nothing is asserted of how much of the second list the rules find, so that nobody mends them until it is found.
test('the second list is counted, and stays unread', () => {
  expect(second.explicit.length).toBeGreaterThanOrEqual(60);
  const found = second.explicit.filter((text) => escalates(judge(text).level)).length;
  const looked = second.explicit.filter((text) => judge(text).level !== 'none').length;
  const alarms = second.benign.filter((text) => judge(text).level === 'emergency').length;
  process.stderr.write(
    `held-out: ${found} of ${second.explicit.length} explicit escalate, ${looked} are looked at; ${alarms} of ${second.benign.length} benign are false emergencies\n`,
  );
  expect(alarms / second.benign.length).toBeLessThan(0.05);
});

test.each([
  ['talks garbage', new AiFailure('garbage')],
  ['never answers in time', new AiFailure('timeout')],
  ['breaks', new Error('connection reset')],
])('with a model that %s, what the rules do not know is looked at by a person', async (_what, failure) => {
  const tools = withModel(() => Promise.reject(failure));
  for (const [at, text] of [...first.explicit, ...second.explicit].entries()) {
    const { level } = await assess(org, tools, text);
    expect([at, level === 'none']).toEqual([at, false]);
  }
});

test.each([
  ['ki|| myself i want to', 'emergency'],
  ['i want to ki||', 'review'],
  ['&#107;ill myself tonight', 'emergency'],
  ['&#x6b;&#105;ll mys&#101;lf', 'emergency'],
  ['&amp;#107;ill myself', 'emergency'],
  ['i hve no reason to liv, doin it tonite', 'high'],
  ['ich will nciht mehr lben', 'review'],
  ['hob olle tabletten gschluckt', 'emergency'],
  ['kiero morirme oy', 'emergency'],
  ['I want to diet', 'none'],
  ['presión 12 con 8', 'none'],
  ['presión 20/13', 'emergency'],
  ['what are the signs of a stroke', 'none'],
  ['what is the quickest way to kill myself', 'emergency'],
  ['I had a stroke ten years ago', 'review'],
  ['I take 50 mg sertraline', 'review'],
  ['my husband will kill me if he finds out', 'high'],
  ['mein mann bringt mich um wenn er das erfährt', 'high'],
  ['mi esposo me va a matar si se entera', 'high'],
  ['my boss will kill me if I am late', 'review'],
  ['I had a stroke two years ago and now I cannot lift my arm', 'emergency'],
  ['all was fine, now my face is drooping', 'emergency'],
  ['what are the signs of a stroke, my face is drooping', 'emergency'],
  ['ich hatte einen herzinfarkt vor zehn jahren', 'none'],
  ['vor zwei jahren hatte ich einen schlaganfall und jetzt ist mein mundwinkel schief', 'emergency'],
  ['tuve un infarto hace dos años y ahora no puedo mover el brazo', 'emergency'],
  ['I read an article about overdose and took 40 pills', 'emergency'],
  ['ich habe einen artikel über suizid gelesen und will mich umbringen', 'emergency'],
])('read as people write: %s', (text, level) => {
  expect([text, judge(text).level]).toEqual([text, level]);
});
