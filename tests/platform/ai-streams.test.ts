import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { type Ai, AiFailure, mostTokens, openAi, type Question } from '../../server/platform/ai/index.ts';
import { proseIn } from '../../server/platform/ai/prose.ts';
import type { Metrics } from '../../server/platform/telemetry/index.ts';
import { type Behaviour, type Ending, type OpenAiServer, startOpenAi } from '../support/openai.ts';
import { until } from '../support/until.ts';

let counted: number[] = [];
const metrics: Metrics = { count: (_name, n) => void counted.push(n), observe: () => undefined, close: async () => undefined };

let model: OpenAiServer;
let ai: Ai;
/** The same with little patience, for what never comes. */
let hasty: Ai;
beforeAll(async () => {
  model = await startOpenAi();
  const settings = { OPENAI_API_KEY: 'sk-x', OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'gpt-4o-mini' };
  ai = openAi(settings, metrics);
  hasty = openAi(settings, metrics, { timeout_ms: 1_500, patience_ms: 5_000 });
});
afterAll(() => model?.close());

const shape = z.strictObject({ reply: z.string().max(200), urgent: z.boolean() });
const said = { reply: 'Stop "now": the oil\n is \\ gone 🚗.', urgent: true };
const question: Question<z.infer<typeof shape>> = { system: 'Answer.', input: 'P0301', shape, name: 'answer', max_tokens: 50 };

/** The stream of an answer, with what was told of it. */
async function hear(script: Behaviour[], more: Partial<typeof question> = {}, by = ai) {
  model.will(...script);
  counted = [];
  let told = '';
  const outcome = await by.streamed({ ...question, ...more }, 'reply', (text) => (told += text)).catch((error: unknown) => error);
  return { told, outcome: outcome as Awaited<ReturnType<typeof ai.streamed<z.infer<typeof shape>>>> & AiFailure };
}

test('the prose is told while it is written, and the whole answer comes in its shape with its cost', async () => {
  const { told, outcome } = await hear([{ say: said }]);
  expect(told).toBe(said.reply);
  expect(outcome).toEqual({ value: said, model: 'gpt-4o-mini-2024-07-18', input_tokens: 11, output_tokens: 7 });
  expect(counted).toEqual([11, 7]);
  expect(model.asked[0]!.body).toMatchObject({ stream: true, stream_options: { include_usage: true }, store: false });
});

test('prose is read out of JSON however it is cut', () => {
  const source = `  { "reply" : ${JSON.stringify(said.reply)}, "urgent":true}`;
  const escaped = source.replace('🚗', '\\ud83d\\ude97');
  for (const text of [source, escaped]) {
    for (let size = 1; size < 12; size += 1) {
      const pieces: string[] = [];
      const read = proseIn('reply', (piece) => pieces.push(piece));
      for (let at = 0; at < text.length; at += size) read(text.slice(at, at + size));
      expect(pieces.join('')).toBe(said.reply);
      expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
    }
  }
  const silent: string[] = [];
  for (const other of ['{"urgent":true,"reply":"x"}', '[1]', 'no JSON']) proseIn('reply', (piece) => silent.push(piece))(other);
  expect(silent).toEqual([]);
});

test('pictures and what was said before are handed over, marked as data', async () => {
  const history = [
    { role: 'user' as const, text: 'It rattles.' },
    { role: 'assistant' as const, text: 'When?' },
  ];
  await hear([{ say: said }], { history, pictures: [{ content_type: 'image/png', bytes: Buffer.from('png') }] });
  const { messages } = model.asked[0]!.body;
  expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
  expect(messages[1]!.content).toMatch(/^=== data \S+\nIt rattles\.\n=== data/);
  expect(messages[3]!.content).toEqual([
    { type: 'text', text: expect.stringMatching(/^=== data \S+\nP0301\n=== data/) },
    { type: 'image_url', image_url: { url: 'data:image/png;base64,cG5n' } },
  ]);
});

const half = ['{"reply":"Stop ', 'now"'];

test.each<[reason: string, told: string, then: Ending]>([
  ['unavailable', 'Stop now', 'cut'],
  ['unavailable', 'Stop now', 'nothing'],
  ['unavailable', 'Stop now', 'error'],
  ['timeout', 'Stop now', 'hang'],
  ['garbage', 'Stop now', 'garbage'],
  ['garbage', 'Stop now', 'stop'],
  ['content_filter', 'Stop now', 'content_filter'],
])('%s after the words “%s” when the stream ends with %s', async (reason, words, then) => {
  const { told, outcome } = await hear([{ pieces: half, last: then }], {}, then === 'hang' ? hasty : ai);
  expect(told).toBe(words);
  expect(outcome).toBeInstanceOf(AiFailure);
  expect(outcome).toMatchObject({ reason, status: 503 });
  // Written words cost, whether the service says so or not.
  expect(outcome.cost!.output_tokens).toBeGreaterThan(0);
  expect(counted).toHaveLength(2);
});

test.each<[reason: string, Behaviour]>([
  ['rate_limited', { status: 429, headers: { 'retry-after': '37' } }],
  ['unavailable', { status: 500, headers: { 'retry-after-ms': '5' } }],
  ['timeout', { hang: true }],
  ['timeout', { pieces: [], last: 'hang' }],
  ['refused', { status: 400, code: 'content_filter' }],
])('%s before the first word: %j', async (reason, behaviour) => {
  const { told, outcome } = await hear([behaviour], {}, reason === 'timeout' ? hasty : ai);
  expect(told).toBe('');
  expect(outcome.reason).toBe(reason === 'refused' ? 'content_filter' : reason);
});

test('a slow stream goes on as long as words come', async () => {
  const patience = { timeout_ms: 1_000, patience_ms: 1_000 };
  const slow = openAi({ OPENAI_API_KEY: 'sk-x', OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'm' }, metrics, patience);
  model.will({ pieces: JSON.stringify(said).match(/[^]{1,8}/g)!, gap_ms: 180 });
  const told: string[] = [];
  expect((await slow.streamed(question, 'reply', (text) => told.push(text))).value).toEqual(said);
  expect(told.length).toBeGreaterThan(3);
});

test('a service that writes without end is cut off', async () => {
  const { outcome } = await hear([{ pieces: ['{"reply":"', ...Array.from({ length: 30 }, () => 'x'.repeat(100))], last: 'hang' }]);
  expect(outcome.reason).toBe('garbage');
});

test('who asked can hang up: the model is told, and what was written is counted', async () => {
  model.will({ pieces: half, last: 'hang' });
  const leaving = new AbortController();
  const asking = ai.streamed({ ...question, signal: leaving.signal }, 'reply', (text) => {
    if (text.includes('now')) leaving.abort();
  });
  await expect(asking).rejects.toMatchObject({ reason: 'cancelled', cost: { output_tokens: 5 } });
  await until('the model sees that nobody listens', () => model.asked[0]!.left);
});

test('speech becomes text; the file is sent under a name of ours', async () => {
  model.will({ say: 'It rattles when cold.' });
  expect(await ai.transcribed({ bytes: Buffer.from('ID3'), content_type: 'audio/mpeg' })).toEqual({
    value: 'It rattles when cold.',
    model: 'gpt-4o-mini-transcribe',
    input_tokens: 11,
    output_tokens: 7,
  });
  expect(model.asked[0]).toMatchObject({ path: '/v1/audio/transcriptions', sent: expect.stringContaining('filename="speech.mp3"') });
  model.will({ raw: '{"text":"Rattles.","usage":{"type":"duration","seconds":3}}' });
  expect(await ai.transcribed({ bytes: Buffer.from('ID3'), content_type: 'audio/mpeg' })).toMatchObject({ input_tokens: 30 });
  model.will({ raw: '{"nothing":1}' });
  await expect(ai.transcribed({ bytes: Buffer.from('ID3'), content_type: 'audio/mpeg' })).rejects.toMatchObject({ reason: 'garbage' });
});

test('the most that a question can cost covers whatever it is made of', () => {
  const plain = mostTokens(question, 1);
  expect(mostTokens({ ...question, input: '漢'.repeat(100) }, 1)).toBeGreaterThan(plain + 290);
  expect(mostTokens({ ...question, max_tokens: 1_050 }, 1)).toBe(plain + 1_000);
  expect(mostTokens({ ...question, pictures: [{ content_type: 'image/png', bytes: Buffer.alloc(9) }] }, 1)).toBeGreaterThan(plain + 45_000);
  expect(mostTokens(question)).toBeGreaterThan(2 * plain);
});
