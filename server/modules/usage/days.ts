const dayMs = 86_400_000;

/** The day of a moment in UTC, as `YYYY-MM-DD`. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** The moment at which the next day begins in UTC. */
export const nextDay = (moment: Date): Date => new Date(Math.floor(moment.getTime() / dayMs) * dayMs + dayMs);
