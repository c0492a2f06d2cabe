/** Thrown into a start that was told to stop before it was done. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

interface Step {
  what: string;
  close(): Promise<unknown> | void;
}

/** What has been opened so far, closed in reverse order when the time comes; also while the start is still under way. */
export class Closing {
  readonly #steps: Step[] = [];
  #closed: Promise<void> | undefined;
  #tell: (what: string, error: unknown) => void = () => {};

  /** Whether closing has begun. */
  get begun(): boolean {
    return this.#closed !== undefined;
  }

  /** Who is told of a step that failed; the other steps are taken all the same. */
  onTrouble(tell: (what: string, error: unknown) => void): void {
    this.#tell = tell;
  }

  /** Remembers how to close what was just opened. If closing has begun meanwhile, closes it at once and throws Stopped. */
  async add(what: string, close: () => Promise<unknown> | void): Promise<void> {
    if (!this.#closed) {
      this.#steps.push({ what, close });
      return;
    }
    await this.#take({ what, close });
    throw new Stopped();
  }

  /** Closes everything, the newest first; a second call waits for the first. */
  close(): Promise<void> {
    this.#closed ??= this.#closeAll();
    return this.#closed;
  }

  async #closeAll(): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) await this.#take(step);
  }

  async #take(step: Step): Promise<void> {
    try {
      await step.close();
    } catch (error) {
      this.#tell(step.what, error);
    }
  }
}
