import { Asset } from '../../server/modules/assets/index.ts';
import { blobName } from '../../server/modules/assets/model.ts';
import { newId } from '../../server/core/ids.ts';
import { openAi } from '../../server/platform/ai/index.ts';
import type { Dims, Metrics } from '../../server/platform/telemetry/index.ts';
import { type OpenAiServer, startOpenAi } from '../support/openai.ts';
import { openWorld, type Person, type World, type WorldOptions } from '../support/world.ts';

/** The house with a mechanic on loopback, and what was measured. */
export interface MechanicWorld extends World {
  model: OpenAiServer;
  measured: { name: string; value: number; dims: Dims }[];
}

export async function openMechanicWorld(options: WorldOptions = {}): Promise<MechanicWorld> {
  const model = await startOpenAi();
  const measured: MechanicWorld['measured'] = [];
  const note = (name: string, value: number, dims: Dims): void => void measured.push({ name, value, dims });
  const metrics: Metrics = { count: note, observe: note, close: async () => {} };
  const world = await openWorld({
    settings: { OPENAI_API_KEY: 'sk-x', OPENAI_BASE_URL: model.url },
    tools: { metrics },
    ...options,
  });
  world.tools.ai = openAi(world.settings, metrics);
  return {
    ...world,
    model,
    measured,
    close: async () => {
      await world.close();
      await model.close();
    },
  };
}

/** An answer of the mechanic. */
export const advice = (reply = 'Swap the coil of cylinder 1.', more: object = {}) => ({
  reply,
  likely_causes: [
    { cause: 'Fouled plug', probability: 0.3, why: 'Cheaper.' },
    { cause: 'Worn coil', probability: 0.6, why: 'One cylinder.' },
  ],
  urgency: 'soon',
  checks: ['Swap the coils.'],
  parts: [{ name: 'Coil', why: 'Worn.' }],
  safety_warning: null,
  ...more,
});

/** What the model was given as the last message of the question, and everything it was given. */
export const lastInput = ({ asked }: OpenAiServer, at = 0): string => {
  const content: unknown = asked[at]!.body.messages.at(-1)!.content;
  return typeof content === 'string' ? content : (content as { text: string }[])[0]!.text;
};

/** A file that somebody uploaded. */
export async function uploaded(
  world: World,
  person: Person,
  content: Buffer,
  content_type: string,
  kind: Asset['kind'] = 'diagnose_upload',
): Promise<string> {
  const id = newId();
  const place = { container: 'diagnose-uploads' as const, name: blobName(person.org_id, kind, id) };
  await world.tools.blobs.write(place, content, content_type);
  const row = {
    id,
    kind,
    status: 'ready' as const,
    container: place.container,
    blob_name: place.name,
    content_type,
    size: content.length,
    created_by: person.user_id,
  };
  await person.org.unrecorded('a test', (db) => db.rows(Asset).insert(row));
  return id;
}

/** One server-sent event. */
export interface Event {
  event: string;
  // eslint-disable-next-line typescript/no-explicit-any -- a test says what it expects of the data
  data: any;
}

/** A stream as a client reads it: its status and headers, and its events one by one. */
export async function stream(world: World, person: Person, path: string, body: object, signal?: AbortSignal) {
  const response = await fetch(`${world.url}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
  return { status: response.status, type: response.headers.get('content-type'), events: eventsOf(response) };
}

async function* eventsOf(response: Response): AsyncGenerator<Event> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const part of response.body!) {
    rest += decoder.decode(part as Uint8Array, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
      if (event !== undefined && data !== undefined) yield { event, data: JSON.parse(data) };
    }
  }
}
