import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a stream goes on after its pieces: it ends well, breaks off, falls silent, turns into garbage, is filtered, reports an error, or just stops. */
export type Ending = 'stop' | 'cut' | 'hang' | 'garbage' | 'content_filter' | 'error' | 'nothing';

/** What the model does next: the last one of a script is repeated for ever. */
export type Behaviour =
  | { say: unknown; when?: Promise<unknown> }
  /** Says what this makes of the request. */
  | { obey: (asked: Asked) => unknown }
  | { text: string }
  | { refuse: string }
  | { end: 'length' | 'content_filter' }
  | { status: number; code?: string; headers?: Record<string, string> }
  | { slow_ms: number; say: unknown }
  | { raw: string }
  | { cut: true }
  | { hang: true }
  | { pieces: string[]; gap_ms?: number; last?: Ending; usage?: false; when?: Promise<unknown> };

/** A request as it came: its JSON and what it carried in its headers. */
export interface Asked {
  path: string;
  body: {
    model: string;
    store?: boolean;
    stream?: boolean;
    max_completion_tokens?: number;
    // eslint-disable-next-line typescript/no-explicit-any -- a test says what it expects of the content
    messages: { role: string; content: any }[];
    response_format: { type: string; json_schema: { name: string; strict: boolean; schema: Record<string, unknown> } };
  };
  /** The body as it was sent. */
  sent: string;
  authorization: string | undefined;
  /** Whoever asked hung up before the answer was whole. */
  left: boolean;
}

export interface OpenAiServer {
  /** What OPENAI_BASE_URL takes. */
  url: string;
  asked: Asked[];
  /** From now on it behaves like this, one after the other. */
  will(...script: Behaviour[]): void;
  close(): Promise<void>;
}

const usage = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };
const model = 'gpt-4o-mini-2024-07-18';
const completion = (message: object, finish_reason = 'stop') => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1_780_000_000,
  model,
  choices: [{ index: 0, finish_reason, logprobs: null, message: { role: 'assistant', content: null, refusal: null, ...message } }],
  usage,
});

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const inPieces = (text: string): string[] => text.match(/[^]{1,9}/g) ?? [];

async function stream(next: Extract<Behaviour, { pieces: string[] }>, res: ServerResponse): Promise<void> {
  res.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (value: unknown): void => void res.write(`data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`);
  const chunk = (delta: object, finish_reason: string | null = null) =>
    send({ id: 'c', object: 'chat.completion.chunk', created: 1, model, choices: [{ index: 0, delta, finish_reason }] });
  await next.when;
  chunk({ role: 'assistant', content: '' });
  for (const content of next.pieces) {
    if (next.gap_ms !== undefined) await wait(next.gap_ms);
    chunk({ content });
  }
  const last = next.last ?? 'stop';
  if (last === 'hang') return;
  if (last === 'cut') {
    await wait(20); // what was written is to arrive before the connection breaks
    return void res.destroy();
  }
  if (last === 'garbage') send('{"choices":[');
  if (last === 'error') send({ error: { message: 'as scripted', type: 'server_error', code: null } });
  if (last === 'stop' || last === 'content_filter') chunk({}, last);
  if (last !== 'nothing' && next.usage !== false) send({ id: 'c', object: 'chat.completion.chunk', created: 1, model, choices: [], usage });
  if (last !== 'nothing') send('[DONE]');
  res.end();
}

async function behave(next: Behaviour, asked: Asked, res: ServerResponse): Promise<void> {
  const send = (status: number, value: unknown, headers = {}): void => {
    res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
  };
  if ('hang' in next) return;
  if ('cut' in next) return void res.destroy();
  if ('raw' in next) return void res.writeHead(200, { 'content-type': 'application/json' }).end(next.raw);
  if ('slow_ms' in next) await wait(next.slow_ms);
  if ('when' in next) await next.when;
  if ('status' in next)
    return send(next.status, { error: { message: 'as scripted', type: 'x', param: null, code: next.code ?? null } }, next.headers);
  if ('pieces' in next) return stream(next, res);
  const said = 'obey' in next ? next.obey(asked) : 'say' in next ? next.say : undefined;
  const text = 'text' in next ? next.text : said === undefined ? '' : JSON.stringify(said);
  if (asked.path === '/v1/audio/transcriptions')
    return send(200, { text: 'say' in next ? next.say : text, usage: { type: 'tokens', input_tokens: 11, output_tokens: 7 } });
  if ('refuse' in next) return send(200, completion({ refusal: next.refuse }));
  if ('end' in next) return send(200, completion({ content: '{"half' }, next.end));
  if (asked.body.stream === true) return stream({ pieces: inPieces(text) }, res);
  send(200, completion({ content: text }));
}

async function read(req: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  const sent = Buffer.concat(parts).toString('latin1');
  const body = (req.headers['content-type'] ?? '').includes('json') ? JSON.parse(Buffer.concat(parts).toString()) : {};
  return { path: req.url ?? '', body, sent, authorization: req.headers.authorization, left: false };
}

/** OpenAI's chat completions and transcriptions on loopback, behaving as scripted; the real SDK talks to it. */
export async function startOpenAi(...script: Behaviour[]): Promise<OpenAiServer> {
  const asked: Asked[] = [];
  let left = [...script];
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (req.method !== 'POST' || !/^\/v1\/(?:chat\/completions|audio\/transcriptions)$/.test(req.url ?? ''))
      return void res.writeHead(404).end();
    const one = await read(req);
    asked.push(one);
    res.once('close', () => {
      one.left = !res.writableFinished;
    });
    const next = left.length > 1 ? left.shift() : left[0];
    await behave(next ?? { status: 500 }, one, res);
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
