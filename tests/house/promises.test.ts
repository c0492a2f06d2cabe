import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { dropped, kept, later, parts } from './promises.ts';
import { questions } from './catalog.ts';
import { expectRule } from './rule.ts';
import { sourcesIn } from './sources.ts';

const tests = sourcesIn('tests').filter((file) => file.endsWith('.test.ts'));
const text = tests.map((file) => fs.readFileSync(file, 'utf8').replaceAll("\\'", "'")).join('\n');
/** A title as it stands in a test: quoted, in a call of test or in a table of tests. */
const isTitle = (title: string, all = text): boolean =>
  title in questions ||
  ["'", '"', '`'].some((quote) => all.includes(`(${quote}${title}${quote},`) || all.includes(`\n  ${quote}${title}${quote},`));

test('every promise names tests that are there', () => {
  const missing = Object.entries(kept).flatMap(([promise, titles]) =>
    titles.filter((title) => !isTitle(title)).map((title) => `${promise}: ${title}`),
  );
  expectRule('Name the test that keeps the promise in tests/house/promises.ts, or write it: a promise without one is a hope.', missing);
  expect(Object.entries(kept).filter(([, titles]) => titles.length === 0)).toEqual([]);
  expect(isTitle('a title that no test has')).toBe(false);
});

test('no promise of a whole part is passed over, and none is answered twice', () => {
  const answered = [...Object.keys(kept), ...Object.keys(later), ...dropped];
  const all = Object.entries(parts).flatMap(([part, ranges]) =>
    ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => `${part}-${String(from + index).padStart(2, '0')}`)),
  );
  expectRule(
    'Answer it in tests/house/promises.ts: with a test, or with where it will be kept.',
    all.filter((promise) => !answered.includes(promise)),
  );
  expect(answered.filter((promise, index) => answered.indexOf(promise) !== index)).toEqual([]);
  expectRule(
    'A promise that the list does not have: correct its number.',
    answered.filter((promise) => !all.includes(promise)),
  );
});
