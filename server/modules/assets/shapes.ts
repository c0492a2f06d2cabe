import { z } from 'zod';
import { listQuery, pageOf, timestamp, uuid } from '../../platform/http/index.ts';
import { isPlainLine } from '../../core/text.ts';
import { kinds, states } from './model.ts';

const FileName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((name) => isPlainLine(name) && !/[/\\:]|^\.+$/.test(name), 'Must be the name of a file, not a path.');

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
  file_name: FileName.optional().meta({ description: 'What it is saved as when it is downloaded.' }),
});
export type AssetInput = z.output<typeof AssetInput>;

export const AssetView = z
  .object({
    id: uuid,
    kind: z.enum(kinds),
    status: z.enum(states),
    content_type: z.string(),
    size: z.int(),
    sha256: z.string().nullable(),
    file_name: z.string().nullable(),
    fault: z.string().nullable().meta({ description: 'Why it is quarantined.' }),
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
