import { setTimeout as sleep } from 'node:timers/promises';
import { seed } from './budget.ts';
import { randomFrom } from './random.ts';

/** An answer, and how often it took to get it. */
export interface Insisted {
  status: number;
  // eslint-disable-next-line typescript/no-explicit-any -- a test says what it expects of the body
  body: any;
  tries: number;
  replayed: boolean;
}

/** A request that is sent until it is answered. */
export interface Insisting {
  method?: string;
  headers: Record<string, string>;
  body?: unknown;
  /** Told of each answer that was not the last, 0 where there was none. */
  onRetry?(status: number): void;
}

/** Some minutes of a limit, each of which may have to be waited for, on a machine that is slow. */
const patienceMs = 300_000;
const oneTryMs = 20_000;
const random = randomFrom(seed);

/**
 * Asks as a client that wants it done does: again where nobody answers, and while an earlier try under the same key may still be running
 * (409); where the server cannot at the moment (503) or is asked too fast (429), after as long as it says. `url` is asked for anew each time,
 * as the server may be another by then.
 */
export async function insist(url: () => string, { method = 'POST', headers, body, onRetry }: Insisting): Promise<Insisted> {
  for (let [tries, end] = [1, Date.now() + patienceMs]; ; tries += 1) {
    const answer = await fetch(url(), {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(oneTryMs),
    })
      .then(
        async (response) => ({ status: response.status, headers: response.headers, text: await response.text() }),
        () => undefined,
      )
      .catch(() => undefined); // it broke off in the middle of the answer
    const parsed = answer?.text ? (JSON.parse(answer.text) as { code?: string }) : undefined;
    if (answer && ![429, 503].includes(answer.status) && parsed?.code !== 'idempotency_in_progress')
      return { status: answer.status, body: parsed, tries, replayed: answer.headers.get('idempotent-replayed') === 'true' };
    if (Date.now() > end) throw new Error(`Not answered in ${patienceMs / 1_000} s, ${tries} tries: ${answer?.status} ${answer?.text}`);
    onRetry?.(answer?.status ?? 0);
    await sleep(Number(answer?.headers.get('retry-after') ?? 0) * 1_000 + 50 + random() * 100);
  }
}
