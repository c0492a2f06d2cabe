import objection from 'objection';
import type { OrgWriter } from '../../platform/db/index.ts';
import { UsageDaily } from './models.ts';

const plus = objection.raw('usage_daily.amount + excluded.amount');

/** Adds to what was used on a day, as part of the writer's transaction. */
export async function addUsage(db: OrgWriter, used: Pick<UsageDaily, 'day' | 'metric' | 'module' | 'model' | 'amount'>): Promise<void> {
  await db
    .rows(UsageDaily)
    .insert(used)
    .onConflict(['org_id', 'day', 'metric', 'module', 'model'])
    .merge({ amount: plus as unknown as number, updated_at: new Date() });
}
