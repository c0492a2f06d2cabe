import type { OpenAI } from 'openai';
import type { z } from 'zod';
import type { Cost, Picture, Speech } from './ai.ts';
import { AiFailure } from './failure.ts';
import { calledOff, failureOf } from './openai-failure.ts';
import { patient, type Patience } from './patience.ts';
import { speechName } from './speech.ts';
import { tokensOfSeconds } from './tokens.ts';

/** One message of the exchange with the model. */
export interface Turn {
  role: 'system' | 'user' | 'assistant';
  content: string;
  pictures?: readonly Picture[];
}

/** One answer of the model, not judged yet; `end` is why it stopped. Without its cost where the service did not tell it. */
export interface Reply {
  text: string;
  refused: boolean;
  end: string;
  model: string;
  cost: Cost | undefined;
}

interface Ask {
  model: string;
  turns: Turn[];
  shape: z.ZodType;
  name: string;
  max_tokens: number;
  /** Ends the wait; `asker` only when whoever asked has gone. */
  signal: AbortSignal;
  asker: AbortSignal | undefined;
}

/** The calls that the house makes. All fail with AiFailure. */
export interface Client {
  ask(question: Ask): Promise<Reply>;
  stream(question: Ask, patience: Patience, tell: (text: string) => void): Promise<Reply>;
  transcribe(speech: Speech & { model: string; signal: AbortSignal; asker: AbortSignal | undefined }): Promise<Reply>;
}

/** A service that asks to wait longer than this is not waited for: the caller is told, and a job comes back later. */
const longestWait_s = 5;

/**
 * The SDK would wait up to a minute for a Retry-After; this tells it not to. A timeout is named in words, as the SDK knows it by those in
 * every realm.
 */
const impatient: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init).catch((error: unknown) => {
    throw init?.signal?.aborted ? new Error('timed out') : error;
  });
  if (!(Number(answer.headers.get('retry-after')) > longestWait_s)) return answer;
  const headers = new Headers(answer.headers);
  headers.set('x-should-retry', 'false');
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
};

function contentOf({ role, content, pictures = [] }: Turn): OpenAI.ChatCompletionMessageParam {
  if (role !== 'user' || pictures.length === 0) return { role, content };
  const shown = pictures.map(({ content_type, bytes }) => ({
    type: 'image_url' as const,
    image_url: { url: `data:${content_type};base64,${Buffer.from(bytes).toString('base64')}` },
  }));
  return { role, content: [{ type: 'text', text: content }, ...shown] };
}

const costOf = (model: string, usage: OpenAI.CompletionUsage | null | undefined): Cost | undefined =>
  usage ? { model, input_tokens: usage.prompt_tokens ?? 0, output_tokens: usage.completion_tokens ?? 0 } : undefined;

type Format = typeof import('openai/helpers/zod').zodResponseFormat;

/**
 * OpenAI, Azure OpenAI or a compatible server, over the chat interface that all of them have. The client stays in here: printing it would
 * print the key.
 */
export function openAiClient(o: { key: string; url: string | undefined; timeout_ms: number }): Client {
  let loaded: Promise<{ client: OpenAI; sdk: typeof OpenAI; format: Format }> | undefined;
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
  const opened = () => (loaded ??= load());
  // Making the schema of a shape takes milliseconds: once per shape is enough.
  const formats = new WeakMap<z.ZodType, ReturnType<Format>>();
  const formatOf = ({ shape, name }: Ask, format: Format): ReturnType<Format> => {
    const made = formats.get(shape) ?? format(shape, name);
    formats.set(shape, made);
    return { ...made, json_schema: { ...made.json_schema, name } };
  };
  const requestOf = (ask: Ask, format: Format) => ({
    model: ask.model,
    messages: ask.turns.map(contentOf),
    response_format: formatOf(ask, format),
    max_completion_tokens: ask.max_tokens,
    store: false,
  });

  return {
    async ask(question) {
      const { client, sdk, format } = await opened();
      const { model: asked, signal, asker } = question;
      const answer = await client.chat.completions.create(requestOf(question, format), { signal }).catch((error: unknown) => {
        throw failureOf(error, sdk, asker);
      });
      const choice = answer.choices?.[0];
      if (!choice?.message) throw new AiFailure('garbage');
      const model = answer.model ?? asked;
      const refused = typeof choice.message.refusal === 'string' && choice.message.refusal !== '';
      return { text: choice.message.content ?? '', refused, end: choice.finish_reason, model, cost: costOf(model, answer.usage) };
    },

    async stream(question, patience, tell) {
      const { client, sdk, format } = await opened();
      const { signal, asker, max_tokens } = question;
      const waiting = patient(patience);
      const until = AbortSignal.any([signal, waiting.signal]);
      const reply: Reply = { text: '', refused: false, end: '', model: question.model, cost: undefined };
      try {
        const request = { ...requestOf(question, format), stream: true as const, stream_options: { include_usage: true } };
        for await (const { model, usage, choices } of await client.chat.completions.create(request, { signal: until })) {
          reply.model = model || reply.model;
          reply.cost ??= costOf(reply.model, usage);
          const [choice] = choices ?? [];
          if (choice?.delta?.refusal) reply.refused = true;
          if (choice?.finish_reason) reply.end = choice.finish_reason;
          const text = choice?.delta?.content ?? '';
          if (text === '') continue;
          waiting.heard();
          reply.text += text;
          // No token has this many characters: the service does not keep to what it was asked.
          if (reply.text.length > max_tokens * 32) throw new AiFailure('garbage');
          tell(text);
        }
      } catch (error) {
        throw failureOf(error, sdk, asker);
      } finally {
        waiting.end();
      }
      // The SDK ends a stream that was aborted or broken off as if it were whole.
      if (until.aborted) throw asker?.aborted ? calledOff(asker) : new AiFailure('timeout');
      if (reply.end === '') throw new AiFailure('unavailable');
      return reply;
    },

    async transcribe({ bytes, content_type, model, signal, asker }) {
      const { client, sdk } = await opened();
      const file = new File([bytes as Uint8Array<ArrayBuffer>], speechName(content_type), { type: content_type });
      const { text, usage } = await client.audio.transcriptions
        .create({ file, model, response_format: 'json' }, { signal })
        .catch((error: unknown) => {
          throw failureOf(error, sdk, asker);
        });
      if (typeof text !== 'string') throw new AiFailure('garbage');
      const tokens = usage && 'seconds' in usage ? { input_tokens: tokensOfSeconds(usage.seconds), output_tokens: 0 } : usage;
      return {
        text,
        refused: false,
        end: 'stop',
        model,
        cost: tokens && { model, input_tokens: tokens.input_tokens, output_tokens: tokens.output_tokens },
      };
    },
  };
}
