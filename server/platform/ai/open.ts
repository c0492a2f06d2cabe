import { unavailable } from '../../core/problem.ts';
import type { Settings } from '../config/index.ts';
import { leavingTheBuilding } from '../db/index.ts';
import type { Metrics } from '../telemetry/index.ts';
import type { Ai, Answer, Question } from './ai.ts';
import { openAiClient, type Reply, type Turn } from './openai.ts';
import { asData, fitting, type Fit } from './shape.ts';

/** The settings that say which model is asked, and where. */
export type AiSettings = Pick<Settings, 'OPENAI_API_KEY' | 'OPENAI_BASE_URL' | 'OPENAI_MODEL'>;

const notConfigured = () => unavailable('ai_not_configured', 'No AI model is set up here.', 3_600);

const without: Ai = {
  configured: false,
  structured: async () => {
    throw notConfigured();
  },
};

/** The model, if there is a key. Nothing is loaded before the first question. `timeout_ms` is for tests. */
export function openAi(settings: AiSettings, metrics: Metrics, outside: { timeout_ms?: number } = {}): Ai {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: url, OPENAI_MODEL: usual } = settings;
  if (key === undefined) return without;
  const client = openAiClient({ key, url, timeout_ms: outside.timeout_ms ?? 20_000 });

  async function structured<T>(question: Question<T>): Promise<Answer<T>> {
    leavingTheBuilding('the model');
    const { shape, name, max_tokens, signal } = question;
    const model = question.model ?? usual;
    const spent = { input_tokens: 0, output_tokens: 0 };
    const say = async (turns: Turn[]): Promise<{ reply: Reply; fit: Fit<T> }> => {
      const reply = await client.ask({ model, turns, shape, name, max_tokens, signal });
      for (const kind of ['input', 'output'] as const) {
        spent[`${kind}_tokens`] += reply[`${kind}_tokens`];
        metrics.count('openai_tokens', reply[`${kind}_tokens`], { ...question.asked_by, model, kind });
      }
      return { reply, fit: fitting(shape, reply) };
    };
    const turns: Turn[] = [
      { role: 'system', content: `${question.system}\n\n${asData.rule}` },
      { role: 'user', content: asData(question.input) },
    ];
    let { reply, fit } = await say(turns);
    if ('fault' in fit && fit.repairable) {
      const repair = `That answer does not fit the schema: ${fit.fault}. Give the whole answer once more, as JSON that fits it.`;
      ({ reply, fit } = await say([...turns, { role: 'assistant', content: reply.text }, { role: 'user', content: repair }]));
    }
    if ('fault' in fit) throw fit.failure;
    return { value: fit.value, model: reply.model, ...spent };
  }
  return { configured: true, structured };
}
