import { z } from 'zod';
import { anyone } from '../../platform/http/index.ts';
import { receiveAzureDevOps, receiveGithub } from '../repositories/index.ts';
import { analysePushes } from './deliveries.ts';
import { Delivered } from './shapes.ts';

const BySource = z.object({ source_id: z.string().max(64) });
const common = {
  description: 'A push starts the analysis of its newest commit. Unknown sources and bad proofs are answered alike: 401.',
  params: BySource,
  reply: Delivered,
  status: 202,
};

export const webhookRoutes = [
  anyone('GitHub has no account here; it signs every delivery with the secret of its source').webhook('/webhooks/github/:source_id', {
    ...common,
    summary: 'Where GitHub delivers its events',
    handle: async ({ tools, params, headers, body, from }) =>
      analysePushes(tools, await receiveGithub(tools, params.source_id, headers, body, from)),
  }),
  anyone('Azure DevOps has no account here; it sends the secret of its source with every delivery').webhook(
    '/webhooks/azure-devops/:source_id',
    {
      ...common,
      summary: 'Where Azure DevOps delivers its events',
      handle: async ({ tools, params, headers, body, from }) =>
        analysePushes(tools, await receiveAzureDevOps(tools, params.source_id, headers, body, from)),
    },
  ),
];
