import { setTimeout as sleep } from 'node:timers/promises';
import { accessTokens } from '../../server/modules/identity/index.ts';
import { readSettings } from '../../server/platform/config/index.ts';
import { startOpenAi } from '../support/openai.ts';
import { openBenchDatabase } from './database.ts';
import { startCandidate, usage } from './load.ts';
import { median, percentile } from '../support/figures.ts';
import { table } from './table.ts';

const secret = 'the signing key of the benchmark, 32 bytes or more';
const answer = JSON.stringify({
  reply:
    'Cylinder 1 does not fire when cold. A worn ignition coil is most likely: swap it with its neighbour and see whether the code moves.',
  likely_causes: [],
  urgency: 'soon',
  checks: [],
  parts: [],
  safety_warning: null,
});
const pieces = answer.match(/[^]{1,6}/g) ?? [];
const gap_ms = 20;

/** One stream: when its first text came, in ms, and how to read it to its end or to leave it. */
interface Opened {
  first_ms: number;
  rest(): Promise<void>;
  leave(): void;
}

async function open(url: string, headers: Record<string, string>, body: object, marks: RegExp): Promise<Opened> {
  const leaving = new AbortController();
  const began = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: leaving.signal,
  });
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${await response.text()}`);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  for (let text = ''; !marks.test(text);) text += Buffer.from((await reader.read()).value ?? []).toString();
  const first_ms = performance.now() - began;
  return { first_ms, leave: () => leaving.abort(), rest: () => drained(reader) };
}

async function drained(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (!(await reader.read()).done);
}

/** Time to the first text of many streams at once, through us and without us, and what an open stream needs of memory. */
export async function benchStreams({ rounds = 5, streams = 50 } = {}): Promise<void> {
  const database = await openBenchDatabase(1_000, 200);
  const model = await startOpenAi();
  const us = await startCandidate('Longhouse', { kind: 'product', roles: database.roles, secret, pool: 10, model: model.url });
  const ring = accessTokens(readSettings({ JWT_SIGNING_KEY: secret }));
  const many = <T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: count }, (_, n) => work(n)));
  const direct = (): Promise<Opened> =>
    open(`${model.url}/chat/completions`, {}, { model: 'm', stream: true, messages: [] }, /"content":"[^"]/);
  const through = (n: number): Promise<Opened> => {
    const { org_id, user_id, session_id } = database.samples[n % database.samples.length]!;
    const authorization = `Bearer ${ring.sign({ sub: user_id, org_id, sid: session_id }, 36_000)}`;
    return open(
      `http://127.0.0.1:${us.port}/api/v1/diagnoses`,
      { authorization, accept: 'text/event-stream' },
      { text: 'P0301' },
      /event: delta/,
    );
  };
  try {
    const seen: Record<'direct' | 'through', number[]> = { direct: [], through: [] };
    for (let turn = 0; turn <= rounds; turn += 1) {
      for (const [name, call] of [
        ['direct', direct],
        ['through', through],
      ] as const) {
        model.will({ pieces, gap_ms });
        const opened = await many(streams, call);
        await Promise.all(opened.map(({ rest }) => rest()));
        if (turn > 0) seen[name].push(...opened.map(({ first_ms }) => first_ms)); // round 0 warms up
      }
    }
    const row = (what: string, of: (values: number[]) => number): string[] => [
      what,
      ...[of(seen.direct), of(seen.through), of(seen.through) - of(seen.direct)].map((ms) => ms.toFixed(1)),
    ];
    process.stdout.write(
      `\n${streams} streams at once, ms to the first text\n${table(['', 'the model alone', 'through us', 'ours'], [row('median', median), row('p99', (times) => percentile(times, 0.99))])}`,
    );

    const before = (await usage(us)).rss;
    model.will({ pieces: pieces.slice(0, 20), last: 'hang' });
    const held = await many(200, through);
    await sleep(1_000);
    const open200 = (await usage(us)).rss;
    for (const { leave } of held) leave();
    process.stdout.write(
      `\nmemory: ${Math.round(before / 1e6)} MB before, ${Math.round(open200 / 1e6)} MB with 200 open streams: ${Math.round((open200 - before) / 200 / 1e3)} kB each\n`,
    );
    await sleep(1_000);
  } finally {
    us.child.disconnect();
    await model.close();
    await database.stop();
  }
}
