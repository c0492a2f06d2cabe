/**
 * Thrown by a job: try again after `seconds`, without this try being counted (a limit at the provider, a vault that is away). `why` must
 * hold no secrets.
 */
export class RetryLater extends Error {
  readonly seconds: number;

  constructor(seconds: number, why: string) {
    super(why);
    this.name = 'RetryLater';
    this.seconds = Math.max(0, Math.ceil(seconds));
  }
}

/** Thrown by a job: this try failed, and counts; there may be another. `why` is kept and shown, so it must hold no secrets. */
export class TryAgain extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'TryAgain';
  }
}

/** Thrown by a job: no further try makes sense. The job goes to the dead letters with `why`, which must hold no secrets. */
export class GiveUp extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'GiveUp';
  }
}

/** The job was given to another worker, or ended, while this one still worked on it: nothing of this try may take effect. */
export class LeaseLost extends Error {
  constructor(message = 'The job is no longer ours: another try of it may be running.') {
    super(message);
    this.name = 'LeaseLost';
  }
}
