import { systemClock } from './core/clock.ts';
import { openAi } from './platform/ai/index.ts';
import { openBlobs, type Blobs } from './platform/blobs/index.ts';
import { withSession, type Database, type DatabaseRole, type Settings } from './platform/config/index.ts';
import { openKeys, openWrapper } from './platform/crypto/index.ts';
import { Db } from './platform/db/index.ts';
import { openJobs } from './platform/jobs/index.ts';
import type { Log } from './platform/log/index.ts';
import { openMail } from './platform/mail/index.ts';
import { openOutbound } from './platform/outbound/index.ts';
import { openMetrics } from './platform/telemetry/index.ts';
import type { Tools } from './platform/tools.ts';
import type { Closing } from './run/closing.ts';

/** What the tools stand on. */
export interface Ground {
  /** Where each database role connects. */
  database: (role: DatabaseRole) => Database;
  log: Log;
  /** Blobs other than those of the settings. */
  blobs?: Blobs;
}

/** Opens every room of the platform by the settings. Nothing is called yet: each connects when first used. */
export async function openTools(settings: Settings, { database, log, blobs }: Ground, closing: Closing): Promise<Tools> {
  const onTrouble = (message: string): void => log.warn(message);
  const metrics = await openMetrics(settings);
  await closing.add('telemetry', () => metrics.close());
  const db = new Db({ database, pool: { min: settings.DB_POOL_MIN, max: settings.DB_POOL_MAX }, onTrouble });
  await closing.add('database pools', () => db.closePool());
  const outbound = openOutbound(settings);
  await closing.add('outbound', () => outbound.close());
  // The console's own app has no other role than longhouse_staff.
  const serves = settings.LONGHOUSE_ROLES.some((role) => role !== 'admin');
  const queue = withSession(settings, database(serves ? 'auth' : 'staff'));
  const jobs = openJobs({ database: queue, worker: settings.LONGHOUSE_ROLES.includes('worker'), log });
  await closing.add('jobs', () => jobs.close(0));
  return {
    settings,
    log,
    db,
    keys: openKeys({ db, wrapper: openWrapper(settings, onTrouble) }),
    jobs,
    blobs: blobs ?? openBlobs(settings),
    mail: openMail(settings, log, jobs),
    ai: openAi(settings, metrics),
    outbound,
    metrics,
    clock: systemClock,
  };
}
