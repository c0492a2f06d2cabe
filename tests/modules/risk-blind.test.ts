import { expect, test } from '@jest/globals';
import { assess, escalates, judge } from '../../server/modules/intake/risk/index.ts';
import { unmeasured } from '../../server/platform/telemetry/metrics.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { listOf, type Sentences, unreadLists } from '../wording/corpus.ts';

const first = listOf('blind-first');
const second = listOf('blind-second');
const third = listOf('blind-third');
const fourth = listOf('blind-fourth');
const wide = listOf('wide');
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

test('the fourth list and the wide one, from which the wording was learned, are seen', () => {
  const [explicit, benign] = [[...fourth.explicit, ...wide.explicit], [...fourth.benign, ...wide.benign].map((text) => judge(text).level)];
  expect([explicit.length, benign.length].map((count) => count > 2_500)).toEqual([true, true]);
  const missed = explicit.filter((text) => judge(text).level === 'none');
  expect({ missed, few: missed.length / explicit.length < 0.003 }).toMatchObject({ few: true });
  expect(explicit.filter((text) => escalates(judge(text).level)).length / explicit.length).toBeGreaterThan(0.97);
  expect(benign.filter((level) => level === 'emergency').length / benign.length).toBeLessThan(0.05);
  expect(benign.filter(escalates).length / benign.length).toBeLessThan(0.1);
});

const part = (some: number, all: readonly unknown[]): string => `${some} of ${all.length}`;
const counted = ({ explicit, benign }: Sentences): string => {
  const found = explicit.filter((text) => escalates(judge(text).level)).length;
  const looked = explicit.filter((text) => judge(text).level !== 'none').length;
  const alarmed = benign.filter((text) => escalates(judge(text).level)).length;
  return `${part(found, explicit)} explicit escalate, ${part(looked, explicit)} are looked at; ${part(alarmed, benign)} benign escalate`;
};

// Nothing is asserted of how much of these lists the rules find, so that nobody mends them until it is found.
test.each(unreadLists)('the list %s is counted, and stays unread', (name) => {
  const { explicit, benign } = listOf(name);
  expect(explicit.length).toBeGreaterThanOrEqual(60);
  process.stderr.write(`${name}: ${counted({ explicit, benign })}\n`);
  const alarms = benign.filter((text) => judge(text).level === 'emergency').length;
  expect(alarms / benign.length).toBeLessThan(0.05);
});

test('when the model cannot be asked, what the rules do not know is looked at by a person', async () => {
  const org = { id: 'an organisation', read: () => Promise.reject(new Error('connection reset')) } as never;
  const tools = { ai: { configured: true }, metrics: unmeasured } as unknown as Tools;
  for (const [at, text] of [...first.benign, ...second.explicit].entries()) {
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
  ['ich will nciht mehr lben', 'high'],
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
