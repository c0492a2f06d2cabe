import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A request of the load. */
export interface Request {
  what: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: unknown;
  /** On a connection of its own, rather than one that is kept open. */
  fresh?: boolean;
}

/** What became of a request. `status` is 0 where no whole answer came, and `error` then says why. */
export interface Told {
  request: Request;
  /** When it was sent and when it was over, in ms of performance.now(). */
  from: number;
  to: number;
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  error: string | undefined;
  /** Our end of the connection it went on; undefined where there was none. */
  port: number | undefined;
}

const patienceMs = 40_000;

/** Sends so many requests a second, whether the earlier ones are answered or not, as many clients at once do. */
export class PacedLoad {
  readonly told: Told[] = [];
  readonly #url: () => string;
  readonly #make: (n: number) => Request;
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
  readonly #open = new Set<Promise<void>>();
  readonly #over = new AbortController();
  #pace: Promise<void> = Promise.resolve();

  /** `url` is asked for before each request: the server may be another by then. */
  constructor(url: () => string, make: (n: number) => Request) {
    this.#url = url;
    this.#make = make;
  }

  /** How many are under way. */
  get open(): number {
    return this.#open.size;
  }

  start(perSecond: number): void {
    this.#pace = this.#run(perSecond);
  }

  /** Sends no more and waits for what is under way. */
  async stop(): Promise<Told[]> {
    this.#over.abort();
    await this.#pace;
    await Promise.all(this.#open);
    this.#agent.destroy();
    return this.told;
  }

  async #run(perSecond: number): Promise<void> {
    const began = performance.now();
    for (let n = 0; !this.#over.signal.aborted; n += 1) {
      const ahead = began + (n * 1_000) / perSecond - performance.now();
      if (ahead > 0) await sleep(ahead, undefined, { signal: this.#over.signal }).catch(() => {});
      if (this.#over.signal.aborted) return;
      const one: Promise<void> = this.#send(this.#make(n)).finally(() => this.#open.delete(one));
      this.#open.add(one);
    }
  }

  #send(request: Request): Promise<void> {
    const from = performance.now();
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    let port: number | undefined;
    return new Promise((resolve) => {
      const end = (status: number, headers: http.IncomingHttpHeaders, text: string, error?: string): void => {
        this.told.push({ request, from, to: performance.now(), status, headers, text, error, port });
        resolve();
      };
      const sent = http.request(`${this.#url()}${request.path}`, {
        method: request.method,
        agent: request.fresh === true ? false : this.#agent,
        headers: {
          ...request.headers,
          ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        },
        timeout: patienceMs,
      });
      sent.once('socket', (socket) => {
        if (socket.connecting) socket.once('connect', () => (port = socket.localPort));
        else port = socket.localPort;
      });
      sent.once('timeout', () => sent.destroy(new Error(`no answer in ${patienceMs / 1_000} s`)));
      sent.once('error', (error: NodeJS.ErrnoException) => end(0, {}, '', error.code ?? error.message));
      sent.once('response', (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.once('end', () => end(answer.statusCode ?? 0, answer.headers, text));
        answer.once('error', (error: NodeJS.ErrnoException) =>
          end(0, answer.headers, text, `in the answer: ${error.code ?? error.message}`),
        );
      });
      sent.end(body);
    });
  }
}
