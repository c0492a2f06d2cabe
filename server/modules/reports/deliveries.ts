import type { Tools } from '../../platform/tools.ts';
import { recordDelivery, type Received } from '../repositories/index.ts';
import { addReport } from './pending.ts';

/** Starts the analysis of every commit that a proven delivery tells of, and writes the delivery down with it. */
export async function analysePushes(tools: Tools, received: Received): Promise<{ status: 'accepted' | 'duplicate' | 'ignored' }> {
  if (typeof received === 'string') return { status: received };
  const { org, repository, pushes, delivery } = received.accepted;
  const started = org.write('webhook.delivered', async (db) => {
    db.record({ target: delivery.source_id });
    if (!(await recordDelivery(db, delivery))) throw new ToldAlready();
    const report_ids: string[] = [];
    for (const { ref, hash } of pushes) {
      const asked = { repo_id: repository.id, kind: 'commit' as const, commit_hash: hash, ref, log_asset_id: null };
      report_ids.push((await addReport(db, tools, asked)).report_id);
    }
    db.record({ detail: { repo_id: repository.id, report_ids } });
    return { status: 'accepted' as const };
  });
  return started.catch((error: unknown) => {
    if (error instanceof ToldAlready) return { status: 'duplicate' as const };
    throw error;
  });
}

/** Another request was faster with the same delivery: nothing of this one stays, its audit event neither. */
class ToldAlready extends Error {}
