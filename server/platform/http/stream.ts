import type { Request, Response } from 'express';
import type { Problem } from '../../core/problem.ts';
import { statusOf } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import { problemBody } from './problems.ts';
import { visitOf } from './visit.ts';

/** The answer to a reader who asked for server-sent events: what is sent before the answer is whole. */
export interface EventStream {
  /** Aborts when the reader has gone. */
  signal: AbortSignal;
  /** Sends one event. Until the first is sent, an error is answered with a status of its own. */
  send(event: string, data: object): void;
}

const heartbeatMs = 15_000;
const open = new WeakMap<Response, OpenStream>();

/** Whether the reader asks for events, from an endpoint that has them. */
export const wantsEvents = (req: Request, endpoint: Pick<Endpoint, 'streams'>): boolean =>
  endpoint.streams === true && (req.headers.accept ?? '').toLowerCase().includes('text/event-stream');

/** The stream of this answer, not begun yet. */
export function openStream(endpoint: Endpoint, res: Response): OpenStream {
  const stream = new OpenStream(endpoint, res);
  open.set(res, stream);
  return stream;
}

/** Ends the stream of this answer with an `error` event that holds the problem; false where there is none. */
export function failStream(res: Response, problem: Problem): boolean {
  const stream = open.get(res);
  stream?.end('error', JSON.stringify(problemBody(problem, visitOf(res).request_id)));
  return stream !== undefined;
}

/** A stream of events, with a comment from time to time, so that nothing on the way takes the silence for the end. */
class OpenStream implements EventStream {
  readonly #res: Response;
  readonly #status: number;
  readonly #gone = new AbortController();
  #heart: NodeJS.Timeout | undefined;

  constructor(endpoint: Endpoint, res: Response) {
    this.#res = res;
    this.#status = statusOf(endpoint);
    res.once('close', () => {
      clearInterval(this.#heart);
      if (!res.writableEnded) this.#gone.abort();
    });
  }

  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  send(event: string, data: object): void {
    this.#write(event, JSON.stringify(data));
  }

  /** The last event, with its JSON as it is. */
  end(event: string, json: string): void {
    this.#write(event, json);
    clearInterval(this.#heart);
    if (!this.#res.destroyed) this.#res.end();
  }

  #write(event: string, json: string): void {
    const res = this.#res;
    if (res.destroyed) return;
    if (!res.headersSent) this.#begin();
    res.write(`event: ${event}\ndata: ${json}\n\n`);
  }

  #begin(): void {
    this.#res.statusCode = this.#status;
    this.#res.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    // A proxy that collects the answer would undo the streaming.
    this.#res.setHeader('X-Accel-Buffering', 'no');
    this.#heart = setInterval(() => void this.#res.write(': still here\n\n'), heartbeatMs);
  }
}
