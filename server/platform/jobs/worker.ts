import { setTimeout as sleep } from 'node:timers/promises';
import type { Tools } from '../tools.ts';
import { Attempt, type Outcome } from './attempt.ts';
import type { AnyJob, Sweep } from './define.ts';
import { Lane } from './lane.ts';
import { laneNames, lanes, type LaneName } from './lanes.ts';
import type { Claimed, Queue } from './queue.ts';
import { type FindRunner, runnersOf } from './runners.ts';
import { defer, takeBackLapsed } from './settle.ts';
import { Turns } from './turns.ts';

/** What tests set otherwise. */
export interface WorkerOptions {
  /** Jobs of organisations at the same time in this process. */
  slots?: number;
  /** How often lapsed leases, and jobs whose turn has come, are looked for. */
  keepMs?: number;
  /** Jobs of one organisation that the claim is shown. */
  inSight?: number;
}

const tidyMs = 60_000;
/** More organisations than this in one round of turns, and a new round begins. */
const longestRound = 500;

/** Runs the jobs and sweeps in this process: a role of the same program that serves the API. */
export class Worker {
  /** Resolves once jobs are being taken; while the database is away it tries again. */
  readonly ready: Promise<void>;
  readonly #queue: Queue;
  readonly #tools: Tools;
  readonly #find: FindRunner;
  readonly #lanes = new Map<LaneName, Lane>();
  readonly #turns: Turns;
  readonly #stopping = new AbortController();
  readonly #keepMs: number;
  #upkeep: Promise<void> | undefined;
  #listener: { close(): Promise<void> } | undefined;

  constructor(queue: Queue, tools: Tools, jobs: readonly AnyJob[], sweeps: readonly Sweep[], options: WorkerOptions = {}) {
    this.#queue = queue;
    this.#tools = tools;
    this.#find = runnersOf(jobs, sweeps, tools);
    this.#keepMs = options.keepMs ?? 3_000;
    this.#turns = new Turns(
      queue,
      () => this.#wake('org'),
      (error) => this.#trouble(error),
      options.inSight,
    );
    const served = new Set<string>();
    for (const name of laneNames) {
      const { slots, pollMs } = lanes[name];
      this.#lanes.set(
        name,
        new Lane({
          slots: name === 'org' ? (options.slots ?? slots) : slots,
          pollMs,
          claim: () => (name === 'org' ? this.#claimInTurn(served) : queue.claim(name)),
          begin: (claimed) => this.#begin(claimed),
          onTrouble: (error) => this.#trouble(error),
        }),
      );
    }
    this.ready = this.#start(sweeps);
  }

  /** Takes no more jobs, lets those running end within `graceMs`, and gives the rest back. */
  async stop(graceMs = 15_000): Promise<void> {
    this.#stopping.abort();
    await this.ready;
    await this.#listener?.close();
    await Promise.all([...this.#lanes.values()].map((lane) => lane.stop(graceMs)));
    await this.#upkeep;
    await this.#turns.stop();
  }

  async #start(sweeps: readonly Sweep[]): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#queue.setSchedule(sweeps);
        this.#listener ??= await this.#queue.listen((name) => this.#wake(name));
        for (const lane of this.#lanes.values()) lane.start();
        this.#upkeep = this.#keep();
        return;
      } catch (error) {
        this.#trouble(error);
        await this.#pause(5_000);
      }
    }
  }

  #wake(name?: string): void {
    for (const [lane, worker] of this.#lanes) if (name === undefined || name === lane) worker.wake();
  }

  async #claimInTurn(served: Set<string>): Promise<Claimed | undefined> {
    if (served.size > longestRound) served.clear();
    const claimed = await this.#queue.claimInTurn(served);
    if (claimed?.group_id) served.add(claimed.group_id);
    this.#turns.claimed(claimed !== undefined);
    return claimed;
  }

  #begin(claimed: Claimed): { attempt: Attempt; ended: Promise<void> } {
    const attempt = new Attempt(this.#queue, claimed);
    return { attempt, ended: this.#run(attempt).catch((error: unknown) => this.#trouble(error)) };
  }

  async #run(attempt: Attempt): Promise<void> {
    const { claimed } = attempt;
    const runner = this.#find(claimed.lane, claimed.data.job);
    if (!runner) return defer(this.#queue, claimed, 30, 'This worker does not know the kind of job.');
    const started = performance.now();
    const { outcome, error } = await attempt.run(runner);
    if (outcome === 'dead') this.#wake('dead');
    this.#tell(claimed, outcome, performance.now() - started, error);
  }

  #tell({ lane, id, data, group_id }: Claimed, outcome: Outcome, ms: number, err: unknown): void {
    const { log, metrics } = this.#tools;
    const said = { job: data.job, job_id: id, queue: lane, state: outcome, ms: Math.round(ms), org_id: group_id };
    if (outcome === 'done') log.debug(said, 'job');
    else log[outcome === 'failed' || outcome === 'dead' ? 'error' : 'warn']({ ...said, err }, 'job');
    const dimensions = { job: data.job, outcome };
    metrics.count('jobs_ended', 1, dimensions);
    metrics.observe('job_run_ms', ms, dimensions);
  }

  async #keep(): Promise<void> {
    let tidied = 0;
    while (!this.#stopping.signal.aborted) {
      try {
        if ((await takeBackLapsed(this.#queue)) > 0) this.#wake();
        this.#turns.look();
        if (Date.now() - tidied > tidyMs) {
          tidied = Date.now();
          await this.#queue.tidy();
        }
      } catch (error) {
        this.#trouble(error);
      }
      await this.#pause(this.#keepMs);
    }
  }

  #pause(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal: this.#stopping.signal }).catch(() => {});
  }

  #trouble(err: unknown): void {
    this.#tools.log.warn({ err }, 'The job queue has trouble.');
  }
}
