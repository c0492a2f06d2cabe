import { setTimeout as sleep } from 'node:timers/promises';
import { spend } from '../support/budget.ts';
import type { Answer } from '../support/world.ts';
import type { Row } from './matrix.ts';

/** Small: waits are cut short, for the truth of every state. Full: everything takes the time it takes in production, for the recovery. */
export const hastened = spend({ small: true, full: false });
/** How long a fault goes on once the job has met it. */
const lastsMs = spend({ small: 0, full: 5_000 });
const longestRecovery_s = 30;
const patienceMs = spend({ small: 60_000, full: 180_000 });

/** One fault, and what is expected of the house while it lasts and afterwards. */
export interface Drill {
  fault: string;
  begin(): unknown;
  end(): unknown;
  /** Asks the API for something that needs the dependency. `say`: what the table tells beside the status. */
  api(): Promise<Answer>;
  /** The statuses it may have while the fault lasts. */
  answers: number[];
  /** Asks the API for something that must go on meanwhile. */
  unharmed?(): Promise<Answer>;
  /** Begins work in the background that needs it; answers what tells its state, undefined while that is not settled. */
  work(): Promise<() => Promise<string | undefined>>;
  job: RegExp;
  /** What is stored of what the API was asked for, and what that must be. */
  stored(): Promise<string>;
  keeps: string;
  /** Done once the fault is over, where a person has to do something. */
  mend?(): Promise<unknown>;
  /** Whether the work is done now. Without it there is nothing to recover. */
  done?(): Promise<boolean>;
  /** Cuts short what the house waits for by itself. */
  hasten(): Promise<unknown>;
}

/** Plays one fault from its beginning to the recovery. */
export async function play(dependency: string, drill: Drill): Promise<Row> {
  const wrong: string[] = [];
  const row: Row = { dependency, fault: drill.fault, api: '', job: '', stored: '', recovery_s: null, wrong };
  try {
    await drill.begin();
    const answer = await drill.api();
    row.api = `${answer.status} ${answer.body?.code ?? ''}`.trim();
    wrong.push(...faultsOf(answer, drill.answers));
    const other = await drill.unharmed?.();
    if (other) row.api += `; others ${other.status}`;
    if (other && other.status >= 300) wrong.push(`others are answered ${other.status} ${other.text.slice(0, 200)}`);
    const look = await drill.work();
    row.job = await settled(look);
    if (!drill.job.test(row.job)) wrong.push(`job: ${row.job}`);
    await sleep(lastsMs);
    row.stored = await drill.stored();
    if (row.stored !== drill.keeps) wrong.push(`stored: ${row.stored}`);
    await drill.end();
    row.recovery_s = await recovered(drill);
    if (row.recovery_s !== null && row.recovery_s > longestRecovery_s) wrong.push(`recovered after ${row.recovery_s} s`);
  } catch (error) {
    wrong.push(String(error));
    await drill.end();
  }
  process.stderr.write(`  ${dependency}: ${drill.fault}: ${wrong.length === 0 ? 'held' : wrong.join('; ')}\n`);
  return row;
}

/** Every answer is done or a problem, never a 500; a 503 says when to come again. */
function faultsOf({ status, headers, text }: Answer, allowed: number[]): string[] {
  const wrong = allowed.includes(status) ? [] : [`answered ${status} ${text.slice(0, 200)}`];
  if (status >= 400 && headers.get('content-type')?.startsWith('application/problem+json') !== true) wrong.push('not a problem+json');
  if (status === 503 && !(Number(headers.get('retry-after')) > 0)) wrong.push('503 without Retry-After');
  return wrong;
}

async function settled(look: () => Promise<string | undefined>): Promise<string> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(20)) {
    const state = await look();
    if (state !== undefined) return state;
  }
  return 'never settled';
}

async function recovered({ mend, done, api, hasten }: Drill): Promise<number | null> {
  if (!done) return null;
  const since = performance.now();
  await mend?.();
  let answers = false;
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(hastened ? 50 : 250)) {
    if (hastened) await hasten();
    answers ||= (await api()).status < 300;
    if (answers && (await done())) return Math.round((performance.now() - since) / 100) / 10;
  }
  throw new Error('It did not recover.');
}
