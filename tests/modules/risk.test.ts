import { expect, test } from '@jest/globals';
import { assess, escalates, judge, type Level } from '../../server/modules/intake/risk/index.ts';
import { unmeasured } from '../../server/platform/telemetry/metrics.ts';
import type { Tools } from '../../server/platform/tools.ts';
import { corpus } from '../wording/corpus.ts';
import { disguises } from './risk-corpus/obfuscated.ts';

const { explicit, benign } = corpus;
const unseen = (texts: readonly string[]): string[] => texts.filter((text) => !escalates(judge(text).level));

test('everything that people in danger say plainly escalates, in three languages', () => {
  expect(explicit.length).toBeGreaterThanOrEqual(390);
  expect(new Set(explicit).size).toBe(explicit.length);
  expect(unseen(explicit)).toEqual([]);
});

/** What is in words: numbers that were measured are not disguised by anybody. */
const inWords = explicit.filter(
  (text) => !judge(text).reasons.every((reason) => reason.startsWith('vital_') || reason === 'unknown_language'),
);

test.each(Object.entries(disguises))('everything escalates %s', (_name, disguise) => {
  expect(inWords.length).toBeGreaterThanOrEqual(360);
  expect(unseen(inWords.map(disguise))).toEqual([]);
});

test('words with letters hidden or glued together are seen', () => {
  const written = [
    'I want to k*ll myself',
    's**cide is the only way out',
    'iwanttokillmyself',
    '#killmyself',
    'ich will mich um bringen',
    'me quiero m4t4r',
    'I will unalive myself',
  ];
  expect(unseen(written)).toEqual([]);
});

const tools = { ai: { configured: true }, metrics: unmeasured } as unknown as Tools;

test('what escalates by the rules waits for no model, and what is unclear stays so when the model cannot be asked', async () => {
  let asked = 0;
  // The organisation is read for its choice of model before the model is asked.
  const org = { id: 'an organisation', read: () => ((asked += 1), Promise.reject(new Error('database away'))) } as never;
  const missed: string[] = [];
  for (const text of explicit) if (!(await assess(org, tools, text)).escalate) missed.push(text);
  expect({ missed, asked }).toEqual({ missed: [], asked: 0 });
  const unclear = benign.filter((text) => judge(text).level === 'review');
  for (const text of unclear) expect([text, (await assess(org, tools, text)).level]).toEqual([text, 'review']);
  expect(asked).toBe(unclear.length);
  expect(unclear.length).toBeGreaterThan(20);
});

test('of those in no danger fewer than one in twenty is taken for an emergency, or escalates at all', () => {
  expect(benign.length).toBeGreaterThanOrEqual(200);
  const alarms = benign.filter((text) => escalates(judge(text).level));
  expect({ alarms, few: alarms.length / benign.length < 0.05 }).toMatchObject({ few: true });
  expect(benign.filter((text) => judge(text).level !== 'none').length / benign.length).toBeLessThan(0.25);
});

test.each<[text: string, level: Level]>([
  ['I do not want to kill myself', 'review'],
  ['I have never been suicidal', 'review'],
  ['I do not want to kill myself but I might', 'emergency'],
  ['No. I want to kill myself', 'emergency'],
  ['no i want to die', 'emergency'],
  ['why not kill myself', 'emergency'],
  ['I am not joking, I will kill myself', 'emergency'],
  ['I cut myself shaving', 'review'],
  ['I cut myself on purpose with the kitchen knife', 'high'],
  ['Ich will mich nicht umbringen', 'review'],
  ['Ich habe keine Suizidgedanken', 'review'],
  ['No quiero morir', 'review'],
  ['No, quiero morir', 'emergency'],
  ['Nunca me haría daño', 'none'],
  ['I am tired of living with this pain', 'high'],
  ['Ich will nicht mehr leben ohne sie', 'emergency'],
  ['No quiero vivir en este mundo', 'high'],
])('a denial or an idiom lowers to review and no further: %s', (text, level) => {
  expect([text, judge(text).level]).toEqual([text, level]);
});

test.each([
  'Je veux mourir ce soir',
  'Voglio farla finita stasera',
  'Хочу умереть',
  '我想死',
  'أريد أن أموت',
  'Chcę umrzeć dziś wieczorem',
  'ik wil niet meer verder leven',
])('what the rules cannot read is looked at: %s', (text) => {
  expect([text, ['review', 'high', 'emergency'].includes(judge(text).level)]).toEqual([text, true]);
});

test.each<[text: string, level: Level]>([
  ['blood pressure 118/76', 'none'],
  ['BP is 172 over 100', 'high'],
  ['my blood pressure is 200/125', 'emergency'],
  ['Blutdruck 195 zu 110', 'emergency'],
  ['presión 70/40', 'emergency'],
  ['pulse 72', 'none'],
  ['Puls 140', 'high'],
  ['frecuencia cardíaca de 160', 'emergency'],
  ['SpO2 97%', 'none'],
  ['oxygen is at 91', 'high'],
  ['Sauerstoffsättigung 85', 'emergency'],
  ['fever of 38.4', 'none'],
  ['fever of 104.5 F', 'high'],
  ['Fieber 40,3', 'high'],
  ['temperatura 41.5', 'emergency'],
  ['blood sugar 110', 'none'],
  ['glucose 2.5 mmol/l', 'emergency'],
  ['azúcar en sangre 450', 'emergency'],
])('measured values are judged by their numbers: %s', (text, level) => {
  const { level: judged, reasons } = judge(text);
  const vital = reasons.some((reason) => reason.startsWith('vital_'));
  expect([text, vital ? judged : 'none']).toEqual([text, level]);
});

const letters = (first: number) => (text: string) =>
  text.replace(/[a-z]/g, (letter) => `${String.fromCodePoint(first + letter.charCodeAt(0) - 97)}\u200b`);

test.each([
  ['flags', letters(0x1f1e6)],
  ['black squares', letters(0x1f170)],
  ['black circles', letters(0x1f150)],
])('letters as emoji are read: %s', (_name, disguise) => {
  expect(judge(disguise('i want to kill myself')).level).toBe('emergency');
});

test('digits are read word by word, and letters turned over or of other alphabets are looked at', () => {
  expect(judge('i w4n7 70 k1ll my531f').level).toBe('emergency');
  expect(judge('ı ʍɐnʇ ʇo ʞıll mysǝlɟ').level).toBe('emergency');
  for (const text of ['i want to kiᏞᏞ myself', 'i want to ⲕill myself', 'i want to ᛕill myself'])
    expect(judge(text)).toMatchObject({
      level: expect.stringMatching('review|high'),
      reasons: expect.arrayContaining(['disguised_letters']),
    });
});

test('a text as long as all answers of a long form is judged like any other', () => {
  const said = 'd1e kkkkill i ';
  expect(judge(said.repeat(17_000))).toEqual(judge(said.repeat(3)));
});
