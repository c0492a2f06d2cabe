export { type DeadLetter, discardPlatformLetter, readDeadLetter, retryPlatformLetter, settleDeadLetter } from './dead-letters.ts';
export {
  type AnyJob,
  defineJob,
  definePlatformJob,
  defineSweep,
  type OrgJob,
  type PlatformJob,
  type RunningJob,
  type Sweep,
} from './define.ts';
export { GiveUp, LeaseLost, RetryLater, TryAgain } from './failures.ts';
export { installQueues } from './install.ts';
export { type Jobs, openJobs } from './jobs.ts';
export type { JobStatus } from './outlook.ts';
export { claimLock } from './queue.ts';
export type { Worker } from './worker.ts';
