import { orgIds } from '../../platform/db/index.ts';
import { discardPlatformLetter, GiveUp, retryPlatformLetter } from '../../platform/jobs/index.ts';
import type { StaffPlatformOrder } from '../../platform/staff/index.ts';

/** Every key of every organisation under the current key-encryption key; what was done before a stop stays done. */
const rewrapAll: StaffPlatformOrder = {
  async run({ tools, signal }) {
    const { refused } = await tools.keys.rewrapAll(orgIds(tools.db), signal);
    const [first] = refused;
    if (first)
      throw new GiveUp(`${refused.length} keys do not unwrap and stay as they are, the first that of organisation ${first.org_id}.`);
  },
};

/** What admins may order for the platform itself, by name. */
export const platformOrders: ReadonlyMap<string, StaffPlatformOrder> = new Map([
  ['job.retry', { run: ({ tools, target }) => retryPlatformLetter(tools, target) }],
  ['job.discard', { run: ({ tools, target }) => discardPlatformLetter(tools, target) }],
  ['org_keys.rewrap', rewrapAll],
]);
