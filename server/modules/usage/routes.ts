import { member } from '../../platform/http/index.ts';
import { listLimits, listUsage } from './service.ts';
import { Limits, UsageQuery, Usages } from './shapes.ts';

export const routes = [
  member('usage:read').get('/usage', {
    summary: 'What your organisation used, by day, newest first',
    description: 'Days are those of UTC, both ends included. Cost is known when an answer is complete.',
    query: UsageQuery,
    reply: Usages,
    example: {
      data: [{ day: '2026-03-01', metric: 'openai_tokens', module: 'diagnoses', model: 'gpt-4o-mini', amount: 1_834 }],
      next_cursor: null,
    },
    handle: (call) => listUsage(call.org, call, call.query),
  }),
  member('limits:read').get('/limits', {
    summary: 'What your organisation may use, and what is left of it',
    reply: Limits,
    example: {
      data: [
        { name: 'ai_tokens_per_day', limit: 2_000_000, used: 1_834, reserved: 0, resets_at: '2026-03-02T00:00:00.000Z' },
        { name: 'files', limit: 20_000, used: 212, reserved: 0, resets_at: null },
        { name: 'file_bytes', limit: 21_474_836_480, used: 61_203_118, reserved: 0, resets_at: null },
      ],
    },
    handle: async ({ org, tools }) => ({ data: await listLimits(org, tools) }),
  }),
];
