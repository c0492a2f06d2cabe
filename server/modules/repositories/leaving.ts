import type { OrgWriter } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';

type Leave = (db: OrgWriter, tools: Tools, repositoryId: string) => Promise<void>;
const leaves: Leave[] = [];

/** Lets a later module tidy up what it keeps for a repository, in the transaction that disconnects it, while its rows are still there. */
export const whenDisconnected = (leave: Leave): void => void leaves.push(leave);

/** Runs what the later modules have to tidy up. */
export async function takeLeave(db: OrgWriter, tools: Tools, repositoryId: string): Promise<void> {
  for (const leave of leaves) await leave(db, tools, repositoryId);
}
