import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../config/index.ts';
import { startBoss } from './boss.ts';
import { laneNames, laneOptions } from './lanes.ts';
import { grantsSql } from './schema.ts';

/**
 * Brings the queue's tables and settings up to this program, as longhouse_owner, after the migrations: a newer pg-boss changes its
 * own tables and builds indexes in the background. Safe to run again; with nothing to do it takes some tens of milliseconds.
 */
export async function installQueues(owner: Database): Promise<void> {
  const troubles: unknown[] = [];
  const { boss } = await startBoss(owner, false, (error) => troubles.push(error), { migrate: true });
  try {
    for (const lane of laneNames.toReversed()) {
      const { policy, ...options } = laneOptions(lane);
      await boss.createQueue(lane, { policy, ...options });
      await boss.updateQueue(lane, options);
    }
    await boss.getDb().executeSql(grantsSql);
    while ((await boss.getBamStatus()).some(({ status }) => status === 'pending' || status === 'in_progress')) await sleep(1_000);
  } finally {
    await boss.stop({ graceful: false });
  }
  if (troubles.length > 0) throw troubles[0];
}
