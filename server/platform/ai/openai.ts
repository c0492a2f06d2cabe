import type { OpenAI } from 'openai';
import type { z } from 'zod';
import { AiFailure } from './ai.ts';

/** One message of the exchange with the model. */
export interface Turn {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** One answer of the model, not judged yet; `end` is why it stopped. */
export interface Reply {
  text: string;
  refused: boolean;
  end: string;
  model: string;
  input_tokens: number;
  output_tokens: number;
}

interface Ask {
  model: string;
  turns: Turn[];
  shape: z.ZodType;
  name: string;
  max_tokens: number;
  signal: AbortSignal | undefined;
}

/** A service that asks to wait longer than this is not waited for: the caller is told, and a job comes back later. */
const longestWait_s = 5;

/** The SDK would wait up to a minute for a Retry-After; this tells it not to. A timeout is named in words, as the SDK knows it by those in every realm. */
const impatient: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init).catch((error: unknown) => {
    throw init?.signal?.aborted ? new Error('timed out') : error;
  });
  if (!(Number(answer.headers.get('retry-after')) > longestWait_s)) return answer;
  const headers = new Headers(answer.headers);
  headers.set('x-should-retry', 'false');
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
};

/** The SDK's error as a reason. Its text stays behind: it may quote what was sent. */
function failureOf(error: unknown, sdk: typeof OpenAI): unknown {
  if (error instanceof sdk.APIConnectionTimeoutError || error instanceof sdk.APIUserAbortError) return new AiFailure('timeout');
  if (!(error instanceof sdk.APIError))
    return error instanceof sdk.OpenAIError || error instanceof SyntaxError ? new AiFailure('garbage') : error;
  const status = error.status as number | undefined;
  if (status === 400 && error.code === 'content_filter') return new AiFailure('content_filter', { status });
  const seconds = Number((error.headers as Headers | undefined)?.get('retry-after') ?? NaN);
  const told = { status, ...(seconds >= 0 && { retry_after_s: seconds }) };
  return new AiFailure(status === 429 ? 'rate_limited' : 'unavailable', told);
}

/** OpenAI, Azure OpenAI or a compatible server, over the chat interface that all of them have. The client stays in here: printing it would print the key. */
export function openAiClient(o: { key: string; url: string | undefined; timeout_ms: number }): { ask(question: Ask): Promise<Reply> } {
  let loaded: Promise<{ client: OpenAI; sdk: typeof OpenAI; format: typeof import('openai/helpers/zod').zodResponseFormat }> | undefined;
  const load = async () => {
    const [{ OpenAI: sdk }, { zodResponseFormat: format }] = await Promise.all([import('openai'), import('openai/helpers/zod')]);
    const client = new sdk({
      apiKey: o.key,
      baseURL: o.url ?? 'https://api.openai.com/v1',
      timeout: o.timeout_ms,
      maxRetries: 1,
      logLevel: 'off',
      organization: null,
      project: null,
      webhookSecret: null,
      fetch: impatient,
      fetchOptions: { redirect: 'error' },
    });
    return { client, sdk, format };
  };
  // Two tries and the wait between them, and not a second more.
  const patience = (): AbortSignal => AbortSignal.timeout(2 * o.timeout_ms + longestWait_s * 1_000);

  return {
    async ask({ model, turns, shape, name, max_tokens, signal }) {
      const { client, sdk, format } = await (loaded ??= load());
      const request = { model, messages: turns, response_format: format(shape, name), max_completion_tokens: max_tokens, store: false };
      const until = AbortSignal.any([patience(), ...(signal ? [signal] : [])]);
      const answer = await client.chat.completions.create(request, { signal: until }).catch((error: unknown) => {
        throw failureOf(error, sdk);
      });
      const choice = answer.choices?.[0];
      if (!choice?.message) throw new AiFailure('garbage');
      return {
        text: choice.message.content ?? '',
        refused: typeof choice.message.refusal === 'string' && choice.message.refusal !== '',
        end: choice.finish_reason,
        model: answer.model ?? model,
        input_tokens: answer.usage?.prompt_tokens ?? 0,
        output_tokens: answer.usage?.completion_tokens ?? 0,
      };
    },
  };
}
