import { DemoFault } from './fault.ts';

interface Told {
  title?: string;
  code?: string;
  detail?: string;
  request_id?: string;
  errors?: { path: string; message: string }[];
}

/** What the server answered. */
export interface Reply<T> {
  status: number;
  body: T;
}

const patienceMs = 30_000;

/** Calls the API of one server as one caller. */
export class Api {
  readonly url: string;
  readonly #bearer: string | undefined;

  constructor(url: string, bearer?: string) {
    this.url = url;
    this.#bearer = bearer;
  }

  /** The same server, as somebody else. */
  as(bearer: string): Api {
    return new Api(this.url, bearer);
  }

  get<T>(path: string): Promise<T> {
    return this.#good('GET', path);
  }

  post<T>(path: string, body: object): Promise<T> {
    return this.#good('POST', path, body);
  }

  /** The answer whatever its status. */
  async ask<T>(method: string, path: string, body?: object): Promise<Reply<T>> {
    const headers = {
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
      ...(this.#bearer !== undefined && { authorization: `Bearer ${this.#bearer}` }),
    };
    const init = { method, headers, signal: AbortSignal.timeout(patienceMs), ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${this.url}/api/v1${path}`, init).catch((error: unknown) => {
      throw new DemoFault(`${method} ${path} got no answer from ${this.url}: ${(error as Error).message}.`);
    });
    const text = await response.text();
    try {
      return { status: response.status, body: JSON.parse(text) as T };
    } catch {
      throw new DemoFault(`${method} ${path} was answered ${response.status}, and not with JSON.`);
    }
  }

  async #good<T>(method: string, path: string, body?: object): Promise<T> {
    const reply = await this.ask<T>(method, path, body);
    if (reply.status < 400) return reply.body;
    const { title = 'no reason given', code = '', detail, request_id, errors = [] } = reply.body as Told;
    const reasons = [title, detail, ...errors.map((error) => `${error.path}: ${error.message}`)].filter((reason) => reason !== undefined);
    const lines = [`${method} ${path} was answered ${reply.status} ${code}: ${reasons.join(' ')}`];
    if (request_id !== undefined) lines.push(`The log of the server has more under request ${request_id}.`);
    throw new DemoFault(lines.join('\n'));
  }
}
