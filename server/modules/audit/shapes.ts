import { z } from 'zod';
import { listQuery, pageOf, timestamp } from '../../platform/http/index.ts';

export const AuditQuery = listQuery.extend({
  actor: z.string().min(1).max(100).optional(),
  action: z
    .string()
    .regex(/^[a-z_]+\.[a-z_]+$/, 'Must look like api_key.created.')
    .optional(),
  since: z.iso.datetime({ offset: true }).optional(),
});

export const AuditEventView = z
  .object({
    seq: z.int(),
    created_at: timestamp,
    actor: z.object({ kind: z.string(), id: z.string().nullable() }),
    action: z.string(),
    target: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
    request_id: z.string().nullable(),
    ip: z.string().nullable(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEvent' });
export const AuditEvents = pageOf(AuditEventView);

export const Verification = z
  .object({
    intact: z.boolean(),
    events: z.int(),
    head: z.object({ seq: z.int(), hash: z.string() }).nullable(),
    broken: z.object({ seq: z.int(), reason: z.enum(['altered', 'unlinked', 'missing', 'cut']) }).nullable(),
  })
  .meta({ id: 'AuditVerification' });
export type Verification = z.input<typeof Verification>;
