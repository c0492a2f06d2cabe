/** The process clock, handed in so that tests can turn it. Expiry decisions in SQL use the database's own clock. */
export interface Clock {
  now(): Date;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };
