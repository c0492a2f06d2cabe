/** The rule that an address broke. */
export type RefusalReason = 'url' | 'scheme' | 'userinfo' | 'host' | 'port' | 'address' | 'redirect' | 'header';

/** We did not go there: the place is not one that the server may call. `reason` says which rule it broke; nothing was sent. */
export class OutboundRefused extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.name = 'OutboundRefused';
    this.reason = reason;
  }
}

/** What went wrong on the way. */
export type FailureReason = 'timeout' | 'unreachable' | 'too_large' | 'encoding';

/** We went there and it did not work out: too slow, not there, or an answer beyond the caps. */
export class OutboundFailed extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason, message: string) {
    super(message);
    this.name = 'OutboundFailed';
    this.reason = reason;
  }
}
