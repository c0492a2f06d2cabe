import { z } from 'zod';
import { listQuery, pageOf, timestamp, uuid } from '../../platform/http/index.ts';
import { providers } from '../git/index.ts';
import { GitPath, GitRef, OptionalPath, OptionalRef } from './git-names.ts';

export const RepositoryInput = z.strictObject({
  credential_id: uuid,
  external_ref: z.string().min(1).max(300),
  default_ref: GitRef.optional(),
});
export type RepositoryInput = z.output<typeof RepositoryInput>;

export const RepositoryPatch = z.strictObject({ credential_id: uuid.optional(), default_ref: GitRef.optional() });
export type RepositoryPatch = z.output<typeof RepositoryPatch>;

export const RepositoryView = z
  .object({
    id: uuid,
    provider: z.enum(providers),
    external_ref: z.string(),
    default_ref: z.string().nullable(),
    credential_id: uuid,
    created_at: timestamp,
  })
  .meta({ id: 'Repository' });
export const Repositories = pageOf(RepositoryView);

export const ReadQuery = listQuery.extend({ ref: OptionalRef, path: OptionalPath });
export const ContentQuery = z.strictObject({ path: GitPath, ref: OptionalRef });

export const Files = pageOf(
  z
    .object({ path: z.string(), type: z.enum(['file', 'symlink', 'submodule']), size: z.int(), sha: z.string() })
    .meta({ id: 'RepositoryFile' }),
);

export const Commits = pageOf(
  z
    .object({ hash: z.string(), author: z.object({ name: z.string(), email: z.string() }), date: timestamp, message: z.string() })
    .meta({ id: 'Commit' }),
);

export const Content = z
  .object({
    path: z.string(),
    ref: z.string(),
    size: z.int(),
    sha: z.string(),
    encoding: z.enum(['utf-8', 'base64']),
    content: z.string(),
  })
  .meta({ id: 'FileContent' });
export type Content = z.input<typeof Content>;

export const WebhookInput = z.strictObject({
  subscription_id: z.uuid().toLowerCase().optional().meta({ description: 'The only Azure DevOps subscription to listen to.' }),
});

export const WebhookView = z
  .object({ url: z.string(), source_id: uuid, provider: z.enum(providers), events: z.array(z.string()) })
  .meta({ id: 'Webhook' });
export const NewWebhook = WebhookView.extend({ secret: z.string() }).meta({ id: 'NewWebhook' });
