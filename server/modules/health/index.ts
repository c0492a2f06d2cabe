import { legacy } from '../../platform/http/index.ts';
import { defineModule } from '../../platform/module.ts';

const alive = (path: string) =>
  legacy.anyone('whether the process is there is asked by those who cannot sign in').get(path, {
    summary: 'Whether the process is there, also while its database is not',
    successor: '/healthz',
    reply: null,
    example: { status: 'ok' },
    handle: async () => {},
  });

/** The health questions of the old back ends; what runs the house today asks `/healthz` and `/readyz`. */
export const health = defineModule({ name: 'health', endpoints: [alive('/health'), alive('/test')] });
