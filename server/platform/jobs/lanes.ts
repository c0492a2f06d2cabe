/** The queues of the house. All kinds of job of organisations share one, so that the limit per organisation covers them together. */
export type LaneName = 'org' | 'platform' | 'sweeps' | 'dead';

interface Lane {
  /** `short`: at most one job with the same key waits. `exclusive`: at most one waits or runs. */
  policy: 'short' | 'exclusive' | 'standard';
  /** Jobs at the same time in one worker process. */
  slots: number;
  /** How often an idle worker asks on its own; a new job wakes it at once, a retry that came due does not. */
  pollMs: number;
}

/** How each queue is worked off. */
export const lanes: Record<LaneName, Lane> = {
  org: { policy: 'short', slots: 8, pollMs: 2_000 },
  platform: { policy: 'exclusive', slots: 3, pollMs: 2_000 },
  sweeps: { policy: 'exclusive', slots: 2, pollMs: 10_000 },
  dead: { policy: 'standard', slots: 1, pollMs: 5_000 },
};

/** Every queue; `dead` last, as the others refer to it. */
export const laneNames = Object.keys(lanes) as LaneName[];

/** Most jobs that one organisation has running at once, over all workers. */
export const orgLimit = 2;

/**
 * The priority of jobs that run even where the organisation is suspended or going; the database leaves its others, which have 0, waiting.
 */
export const urgentPriority = 1;

/** What jobs of no organisation belong to, where an organisation's id would stand. */
export const platformGroup = 'platform';

const day = 86_400;

/**
 * What a job gets if its declaration says nothing else: eight tries, 5 s to 15 min apart with jitter, 15 minutes each; a worker silent for
 * 15 s has lost it.
 */
export const laneOptions = (lane: LaneName) => ({
  policy: lanes[lane].policy,
  notify: true,
  retryLimit: 7,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 900,
  expireInSeconds: 900,
  heartbeatSeconds: 15,
  // A job is not cleared away because it had to wait: its organisation may be suspended for years. Ten are the longest.
  retentionSeconds: (lane === 'org' ? 3_650 : lane === 'dead' ? 30 : 14) * day,
  deleteAfterSeconds: (lane === 'dead' ? 30 : 3) * day,
  ...((lane === 'org' || lane === 'platform') && { deadLetter: 'dead' }),
});
