import { Problem } from '../../core/problem.ts';

/** One thing readiness depends on. `essential`: without it nothing can be served (503); else the house is merely degraded. */
export interface Check {
  name: string;
  essential: boolean;
  /** Rejects when the thing is away; a Problem's detail is shown, any other reason stays inside. */
  run(): Promise<unknown>;
}

/** What `/readyz` answers: every check by name, with `ok` or what is wrong. */
export interface Readiness {
  status: 'ready' | 'degraded' | 'not_ready';
  checks: Record<string, string>;
}

const patienceMs = 2000;
const freshMs = 1000;

/** Runs the checks together, each for two seconds at most; an answer is good for a second, so that probes cost nothing. */
export function readinessOf(checks: readonly Check[], now = Date.now): () => Promise<Readiness> {
  let last: { at: number; answer: Promise<Readiness> } | undefined;
  return () => {
    if (!last || last.at + freshMs <= now()) last = { at: now(), answer: look(checks) };
    return last.answer;
  };
}

async function look(checks: readonly Check[]): Promise<Readiness> {
  const outcomes = await Promise.all(checks.map(async (check) => ({ check, outcome: await outcomeOf(check) })));
  const failed = outcomes.filter(({ outcome }) => outcome !== 'ok');
  const status = failed.length === 0 ? 'ready' : failed.some(({ check }) => check.essential) ? 'not_ready' : 'degraded';
  return { status, checks: Object.fromEntries(outcomes.map(({ check, outcome }) => [check.name, outcome])) };
}

async function outcomeOf(check: Check): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('no answer in time'), patienceMs);
  });
  const ran = Promise.resolve()
    .then(() => check.run())
    .then(
      () => 'ok',
      (error: unknown) => (error instanceof Problem ? (error.detail ?? error.message) : 'failed'),
    );
  try {
    return await Promise.race([ran, late]);
  } finally {
    clearTimeout(timer);
  }
}
