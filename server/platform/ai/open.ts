import { unavailable } from '../../core/problem.ts';
import type { Settings } from '../config/index.ts';
import { leavingTheBuilding } from '../db/index.ts';
import type { Metrics } from '../telemetry/index.ts';
import type { Ai, Cost, Question } from './ai.ts';
import { Bill } from './bill.ts';
import { openAiClient, type Turn } from './openai.ts';
import { proseIn } from './prose.ts';
import { type Fit, fitting } from './shape.ts';
import { guessed, guessedInput, mostTokensOfSpeech } from './tokens.ts';
import { repairOf, turnsOf } from './turns.ts';

/** The settings that say which model is asked, and where. */
export type AiSettings = Pick<Settings, 'OPENAI_API_KEY' | 'OPENAI_BASE_URL' | 'OPENAI_MODEL'> &
  Partial<Pick<Settings, 'OPENAI_TRANSCRIBE_MODEL'>>;

const notConfigured = async (): Promise<never> => {
  throw unavailable('ai_not_configured', 'No AI model is set up here.', 3_600);
};

/** Milliseconds: of one try; of a whole answer, or up to the first text of a stream; of a whole stream. */
const usualPatience = { timeout_ms: 20_000, patience_ms: 24_000, longest_ms: 120_000 };

const within = (ms: number, asker: AbortSignal | undefined): AbortSignal =>
  AbortSignal.any([AbortSignal.timeout(ms), ...(asker ? [asker] : [])]);

const guess = (question: Question<unknown>, model: string, text: string): Cost => ({
  model,
  input_tokens: guessedInput(question),
  output_tokens: guessed(text),
});

/** The model, if there is a key. Nothing is loaded before the first question. Other patience is for tests. */
export function openAi(settings: AiSettings, metrics: Metrics, outside: Partial<typeof usualPatience> = {}): Ai {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: url, OPENAI_MODEL: usual, OPENAI_TRANSCRIBE_MODEL: ears } = settings;
  if (key === undefined) return { configured: false, structured: notConfigured, streamed: notConfigured, transcribed: notConfigured };
  const { timeout_ms, patience_ms, longest_ms } = { ...usualPatience, ...outside };
  const client = openAiClient({ key, url, timeout_ms });

  /** What both ways of asking have in common. */
  const prepared = <T>(question: Question<T>, ms: number) => {
    leavingTheBuilding('the model');
    const { shape, name, max_tokens, signal: asker, model = usual } = question;
    const bill = new Bill(metrics, model, question.asked_by);
    return { bill, model, request: { model, shape, name, max_tokens, asker, signal: within(ms, asker) } };
  };

  return {
    configured: true,

    async structured<T>(question: Question<T>) {
      const { bill, model, request } = prepared(question, patience_ms);
      const say = async (turns: Turn[]): Promise<{ text: string; fit: Fit<T> }> => {
        const reply = await client.ask({ ...request, turns }).catch((error: unknown) => {
          throw bill.failed(error, guess(question, model, ''));
        });
        bill.add(reply.cost ?? guess(question, reply.model, reply.text));
        return { text: reply.text, fit: fitting(question.shape, reply) };
      };
      const turns = turnsOf(question);
      let { text, fit } = await say(turns);
      if ('fault' in fit && fit.repairable) ({ text, fit } = await say([...turns, ...repairOf(text, fit.fault)]));
      if ('fault' in fit) throw Object.assign(fit.failure, { cost: bill.cost });
      return { value: fit.value, ...bill.cost };
    },

    async streamed(question, prose, tell) {
      const { bill, model, request } = prepared(question, longest_ms);
      let heard = '';
      const told = proseIn(prose, tell);
      const hear = (piece: string): void => {
        heard += piece;
        told(piece);
      };
      const patience = { first: patience_ms, next: timeout_ms, all: longest_ms };
      const reply = await client.stream({ ...request, turns: turnsOf(question) }, patience, hear).catch((error: unknown) => {
        throw bill.failed(error, guess(question, model, heard));
      });
      bill.add(reply.cost ?? guess(question, reply.model, reply.text));
      const fit = fitting(question.shape, reply);
      if ('fault' in fit) throw Object.assign(fit.failure, { cost: bill.cost });
      return { value: fit.value, ...bill.cost };
    },

    async transcribed(speech) {
      leavingTheBuilding('the model');
      const model = speech.model ?? ears ?? 'gpt-4o-mini-transcribe';
      const bill = new Bill(metrics, model, speech.asked_by);
      const unknown = { model, input_tokens: mostTokensOfSpeech(speech.bytes.length), output_tokens: 0 };
      const signal = within(patience_ms, speech.signal);
      const reply = await client.transcribe({ ...speech, model, signal, asker: speech.signal }).catch((error: unknown) => {
        throw bill.failed(error, unknown);
      });
      bill.add(reply.cost ?? unknown);
      return { value: reply.text, ...bill.cost };
    },
  };
}
