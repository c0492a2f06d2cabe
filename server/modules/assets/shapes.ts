import { z } from 'zod';
import { listQuery, pageOf, timestamp, uuid } from '../../platform/http/index.ts';
import { kinds } from './model.ts';

export const AssetInput = z.strictObject({
  kind: z.enum(kinds),
  content_type: z.string().max(100),
  size: z
    .int()
    .min(1)
    .max(5 * 1024 ** 3),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'Must be 64 hexadecimal digits.')
    .optional(),
});
export type AssetInput = z.output<typeof AssetInput>;

export const AssetView = z
  .object({
    id: uuid,
    kind: z.enum(kinds),
    status: z.enum(['pending', 'ready']),
    content_type: z.string(),
    size: z.int(),
    sha256: z.string().nullable(),
    created_at: timestamp,
    completed_at: timestamp.nullable(),
  })
  .meta({ id: 'Asset' });
export const Assets = pageOf(AssetView);
export const AssetQuery = listQuery.extend({ kind: z.enum(kinds).optional() });

export const NewAsset = z
  .object({
    id: uuid,
    upload: z.object({ url: z.string(), method: z.literal('PUT'), headers: z.record(z.string(), z.string()), expires_at: timestamp }),
  })
  .meta({ id: 'NewAsset' });
export const DownloadLink = z
  .object({ url: z.string(), expires_at: timestamp, content_type: z.string(), size: z.int() })
  .meta({ id: 'DownloadLink' });
