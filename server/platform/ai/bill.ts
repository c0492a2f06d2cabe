import type { Metrics } from '../telemetry/index.ts';
import type { AskedBy, Cost } from './ai.ts';
import { AiFailure } from './failure.ts';

/** What one question costs, over all its tries; each part is measured once, when it becomes known. */
export class Bill {
  readonly #metrics: Metrics;
  readonly #dims: Record<string, string>;
  readonly cost: Cost;

  constructor(metrics: Metrics, model: string, askedBy: AskedBy | undefined) {
    this.#metrics = metrics;
    this.#dims = { ...askedBy, model };
    this.cost = { model, input_tokens: 0, output_tokens: 0 };
  }

  add({ model, ...tokens }: Cost): void {
    this.cost.model = model;
    for (const kind of ['input', 'output'] as const) {
      this.cost[`${kind}_tokens`] += tokens[`${kind}_tokens`];
      this.#metrics.count('openai_tokens', tokens[`${kind}_tokens`], { ...this.#dims, kind });
    }
  }

  /**
   * The failure with what was spent until then. A call that the service may have worked on counts as `guess`, one that it turned away as
   * nothing.
   */
  failed(error: unknown, guess: Cost): unknown {
    if (!(error instanceof AiFailure)) return error;
    if (guess.output_tokens > 0 || error.reason === 'timeout' || error.reason === 'cancelled') this.add(guess);
    error.cost = this.cost;
    return error;
  }
}
