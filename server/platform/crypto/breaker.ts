import type { Clock } from '../../core/clock.ts';

const failuresToOpen = 5;
const openMs = 15_000;

/**
 * Stops asking something that keeps failing: after five failures in a row nobody asks for 15 s, then one caller tries for all,
 * and its success lets everyone through again.
 */
export class Breaker {
  readonly #clock: Clock;
  #failures = 0;
  #openUntil = 0;
  #trying = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Seconds for which nobody should ask; 0 when the caller may. A caller that may must then report `succeeded` or `failed`. */
  wait(): number {
    if (this.#failures < failuresToOpen) return 0;
    const left = this.#openUntil - this.#clock.now().getTime();
    if (left > 0) return left / 1000;
    if (this.#trying) return 1;
    this.#trying = true;
    return 0;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#trying = false;
  }

  failed(): void {
    this.#failures += 1;
    this.#trying = false;
    if (this.#failures >= failuresToOpen) this.#openUntil = this.#clock.now().getTime() + openMs;
  }
}
