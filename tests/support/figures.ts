/** The value that this part of the values lies below, such as 0.99 for the p99; not a number where there are none. */
export const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;

/** The value in the middle. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** How one figure stands to another that was taken in the same rounds: what else the machine does changes from round to round, and falls on both. */
export const medianRatio = (figures: readonly number[], others: readonly number[]): number =>
  median(figures.map((figure, at) => figure / others[at]!));
