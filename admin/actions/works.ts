import type { OrderPayload } from '../../server/platform/staff/index.ts';
import type { OrgJob, PlatformJob } from '../../server/platform/jobs/index.ts';
import type { Givers } from './givers.ts';
import type { Tools } from '../../server/platform/tools.ts';

/** What the actions of the console work with. */
export interface Works {
  tools: Tools;
  orderJob: OrgJob<OrderPayload>;
  platformJob: PlatformJob<OrderPayload>;
  givers: Givers;
}
