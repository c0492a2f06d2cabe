import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the model does next: the last one of a script is repeated for ever. */
export type Behaviour =
  | { say: unknown }
  | { text: string }
  | { refuse: string }
  | { end: 'length' | 'content_filter' }
  | { status: number; code?: string; headers?: Record<string, string> }
  | { slow_ms: number; say: unknown }
  | { raw: string }
  | { cut: true }
  | { hang: true };

/** A request as it came: its JSON and what it carried in its headers. */
export interface Asked {
  body: {
    model: string;
    store?: boolean;
    max_completion_tokens?: number;
    messages: { role: string; content: string }[];
    response_format: { type: string; json_schema: { name: string; strict: boolean; schema: Record<string, unknown> } };
  };
  authorization: string | undefined;
}

export interface OpenAiServer {
  /** What OPENAI_BASE_URL takes. */
  url: string;
  asked: Asked[];
  /** From now on it behaves like this, one after the other. */
  will(...script: Behaviour[]): void;
  close(): Promise<void>;
}

const completion = (message: object, finish_reason = 'stop') => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1_780_000_000,
  model: 'gpt-4o-mini-2024-07-18',
  choices: [{ index: 0, finish_reason, logprobs: null, message: { role: 'assistant', content: null, refusal: null, ...message } }],
  usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
});

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function behave(next: Behaviour, res: ServerResponse): Promise<void> {
  const send = (status: number, value: unknown, headers = {}): void => {
    res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
  };
  if ('hang' in next) return;
  if ('cut' in next) return void res.destroy();
  if ('raw' in next) return void res.writeHead(200, { 'content-type': 'application/json' }).end(next.raw);
  if ('slow_ms' in next) await wait(next.slow_ms);
  if ('status' in next)
    return send(next.status, { error: { message: 'as scripted', type: 'x', param: null, code: next.code ?? null } }, next.headers);
  if ('refuse' in next) return send(200, completion({ refusal: next.refuse }));
  if ('end' in next) return send(200, completion({ content: '{"half' }, next.end));
  send(200, completion({ content: 'text' in next ? next.text : JSON.stringify(next.say) }));
}

async function read(req: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return { body: JSON.parse(Buffer.concat(parts).toString()) as Asked['body'], authorization: req.headers.authorization };
}

/** OpenAI's chat completions on loopback, behaving as scripted; the real SDK talks to it. */
export async function startOpenAi(...script: Behaviour[]): Promise<OpenAiServer> {
  const asked: Asked[] = [];
  let left = [...script];
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (req.method !== 'POST' || req.url !== '/v1/chat/completions') return void res.writeHead(404).end();
    asked.push(await read(req));
    const next = left.length > 1 ? left.shift() : left[0];
    await behave(next ?? { status: 500 }, res);
  };
  const server = http.createServer((req, res) => void answer(req, res).catch(() => res.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    will: (...next) => {
      left = next;
      asked.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
