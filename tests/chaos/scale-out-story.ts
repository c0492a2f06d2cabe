import { type OpenAiServer, startOpenAi } from '../support/openai.ts';
import { openRoundRobin, type RoundRobin } from '../support/round-robin.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { openStage, ServerStory, type Stage } from './server-story.ts';

const apis = 3;
const workers = 2;

/** What came back over HTTP, and from which server. */
export interface Answer {
  status: number;
  server: string;
  // eslint-disable-next-line typescript/no-explicit-any -- a test says what it expects of the body
  body: any;
}

/** Three processes that answer and two that work, on one database, behind what hands requests out in turns. */
export class ScaleOutStory extends ServerStory {
  readonly proxy: RoundRobin;
  readonly model: OpenAiServer;
  readonly running = new Map<string, ServerProcess>();

  constructor(stage: Stage, proxy: RoundRobin, model: OpenAiServer) {
    super(stage);
    this.proxy = proxy;
    this.model = model;
  }

  static override async open(customers: number): Promise<ScaleOutStory> {
    const stage = await openStage();
    await using opened = stage.opened;
    const proxy = await openRoundRobin();
    opened.defer(() => proxy.close());
    const model = await startOpenAi();
    opened.defer(() => model.close());
    const story = new ScaleOutStory({ ...stage, opened: opened.move() }, proxy, model);
    const names = [...Array.from({ length: apis }, (_, n) => `api-${n}`), ...Array.from({ length: workers }, (_, n) => `worker-${n}`)];
    return story.begun(async () => {
      for (const name of names) await story.run(name);
      await story.joinMany(customers);
    });
  }

  override readonly url = (): string => this.proxy.url;

  /** Starts one process, the first time or again on its data folder. */
  async run(name: string): Promise<void> {
    const api = name.startsWith('api');
    const ai = { OPENAI_API_KEY: 'sk-of-the-story', OPENAI_BASE_URL: this.model.url };
    const server = await this.servers.start({ LONGHOUSE_ROLES: api ? 'api' : 'worker', ...(api && ai) }, name);
    this.running.set(name, server);
    if (api) this.proxy.add(server.url);
  }

  /** Restarts one process as a release does: it gets nothing new, ends by SIGTERM, and another takes its place. */
  async restart(name: string): Promise<number | string | null> {
    const server = this.running.get(name)!;
    // On a machine that is starved dozens may still stand in line before its door: those would be lost to nobody's fault.
    if (name.startsWith('api')) await this.proxy.drain(server.url);
    const { code } = await server.stop();
    await this.run(name);
    return code;
  }

  /** The addresses of those that answer, to be asked past the proxy. */
  get apis(): string[] {
    return [...this.running].filter(([name]) => name.startsWith('api')).map(([, { url }]) => url);
  }

  /** Asks the next of the servers, or the one named. */
  async ask(method: string, path: string, { body, headers = {}, at = this.proxy.url }: Asking = {}): Promise<Answer> {
    const response = await fetch(`${at}/api/v1${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    return { status: response.status, server: response.headers.get('x-server') ?? at, body: text === '' ? undefined : JSON.parse(text) };
  }
}

interface Asking {
  body?: unknown;
  headers?: Record<string, string>;
  at?: string;
}
