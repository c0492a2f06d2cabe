import type { Clock } from '../core/clock.ts';
import type { Ai } from './ai/index.ts';
import type { Blobs } from './blobs/index.ts';
import type { Settings } from './config/index.ts';
import type { OrgKeys } from './crypto/index.ts';
import type { Db } from './db/index.ts';
import type { Jobs } from './jobs/index.ts';
import type { Log } from './log/index.ts';
import type { Mail } from './mail/index.ts';
import type { Outbound } from './outbound/index.ts';
import type { Metrics } from './telemetry/index.ts';

/** Everything the modules reach the world through: opened once by `openTools`, handed to every handler and job; tests hand in others. */
export interface Tools {
  settings: Settings;
  log: Log;
  db: Db;
  keys: OrgKeys;
  jobs: Jobs;
  blobs: Blobs;
  mail: Mail;
  ai: Ai;
  outbound: Outbound;
  metrics: Metrics;
  clock: Clock;
}
