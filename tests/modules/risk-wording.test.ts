import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { escalates, judge } from '../../server/modules/intake/risk/index.ts';
import { piecesOf } from '../../server/modules/intake/risk/wording.ts';
import { learned } from '../wording/corpus.ts';
import { weightsFrom, written } from '../wording/learn.ts';

test('the weights are what the lists make of them, to the last one', () => {
  const file = path.join(import.meta.dirname, '../../server/modules/intake/risk/wording-weights.txt');
  const { weights, found } = weightsFrom(learned());
  // Compared as a whole: a difference of thirty thousand lines helps nobody.
  expect(written(weights) === readFileSync(file, 'utf8') ? 'the same' : 'run `npm run risk:weights`').toBe('the same');
  // Each sentence weighed by what was learned from the others.
  expect(found.looked_at).toBeGreaterThan(0.8);
  expect(found.escalates).toBeGreaterThan(0.6);
});

test.each([
  "The rope's up. Been sat looking at it since four.",
  'gas is aufgedreht, machts gut',
  'q alguien me quite las tijeras porfa, llevo nueve cortes y ahora voy x el cuello',
])('what no phrase was written for is known by its wording: %s', (text) => {
  expect(judge(text)).toEqual({ level: 'high', reasons: ['wording'] });
});

test('where a phrase says what it is, the wording adds nothing, neither to the level nor to the reasons', () => {
  expect(judge('I want to kill myself tonight')).toEqual({ level: 'emergency', reasons: ['suicide'] });
});

const calm = 'I would like to book an appointment for next week, please. My knee is a little sore after the run on Sunday. ';

test('much harmless talk around it hides no wording', () => {
  const text = `${calm.repeat(12)}The rope's up. Been sat looking at it since four. ${calm.repeat(12)}`;
  expect(escalates(judge(calm.repeat(24)).level)).toBe(false);
  expect(judge(text).level).not.toBe('none');
});

test('a wording is known by its words, its pairs of words, and runs of four letters; numbers are one', () => {
  const pieces = 'took|~_too|~took|~ook_|0|took 0|pills|0 pills|~_pil|~pill|~ills|~lls_';
  expect([...piecesOf(['took', '40', 'pills'])]).toEqual(pieces.split('|'));
  expect(piecesOf([])).toEqual(new Set());
});

test.each([
  'Ich will die Überweisung abholen',
  'mein Sohn will die Medizin nicht',
  'Ich will die Rechnung per Mail',
  'estoy embarazada y tomo ácido fólico',
  'me salió un moretón en la rodilla',
])('what is a word of danger in another language, or half of a harmless one, alarms nobody: %s', (text) => {
  expect([text, escalates(judge(text).level)]).toEqual([text, false]);
});
