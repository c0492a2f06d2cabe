/** How dangerous what was said may be; `high` and `emergency` bring a person in. */
export const levels = ['none', 'review', 'high', 'emergency'] as const;
export type Level = (typeof levels)[number];

/** The higher of the levels. */
export const highest = (...all: Level[]): Level => all.reduce((a, b) => (levels.indexOf(b) > levels.indexOf(a) ? b : a), 'none');

/** Whether a person must look. */
export const escalates = (level: Level): level is 'high' | 'emergency' => level === 'high' || level === 'emergency';
