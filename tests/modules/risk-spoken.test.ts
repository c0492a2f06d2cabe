import { expect, test } from '@jest/globals';
import { spokenLanguage } from '../../server/modules/intake/risk/index.ts';
import { english } from './risk-corpus/explicit-english.ts';
import { german } from './risk-corpus/explicit-german.ts';
import { spanish } from './risk-corpus/explicit-spanish.ts';

test.each([
  ['en', english],
  ['de', german],
  ['es', spanish],
] as const)('sentences of danger are never taken for another language than %s, and known as it in 19 of 20', (language, lists) => {
  const sentences = Object.values(lists).flat();
  const known = sentences.map(spokenLanguage);
  expect(sentences.filter((_, at) => ![language, undefined].includes(known[at]))).toEqual([]);
  expect(known.filter((one) => one === language).length).toBeGreaterThanOrEqual(sentences.length * 0.95);
});

test('of words that are in none of them no language is guessed', () => {
  expect(['Я хочу умереть', '72 kg', ''].map(spokenLanguage)).toEqual([undefined, undefined, undefined]);
});
