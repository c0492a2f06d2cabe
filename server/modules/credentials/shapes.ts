import { z } from 'zod';
import { isStorable } from '../../core/text.ts';
import { listQuery, pageOf, timestamp, uuid } from '../../platform/http/index.ts';
import { credentialKinds } from '../git/index.ts';
import { statuses } from './model.ts';
import { EntraSecret, GithubAppSecret, PatSecret } from './secrets.ts';

const name = z.string().trim().min(1).max(120).refine(isStorable, 'Must be well-formed text.');
const base_url = z
  .string()
  .max(500)
  .describe('Only for a host other than the public one; it must be among the hosts that the server may call.');
const common = { name, base_url: base_url.nullable().optional() };

export const CredentialInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('github_pat'), ...common, secret: PatSecret }),
  z.strictObject({ kind: z.literal('azdo_pat'), ...common, secret: PatSecret }),
  z.strictObject({ kind: z.literal('github_app'), ...common, secret: GithubAppSecret }),
  z.strictObject({ kind: z.literal('azdo_entra'), ...common, secret: EntraSecret }),
]);
export type CredentialInput = z.output<typeof CredentialInput>;

export const CredentialPatch = z.strictObject({ name });

const id = z.union([z.string(), z.int()]);
/** Which of the forms fits is known once the credential is read; it is checked there as strictly as on entering. */
export const SecretInput = z.strictObject({
  secret: z.union([
    z.string(),
    z.strictObject({ app_id: id, installation_id: id, private_key: z.string() }),
    z.strictObject({ tenant_id: z.string(), client_id: z.string(), client_secret: z.string() }),
  ]),
  base_url: base_url.nullable().optional(),
});
export type SecretInput = z.output<typeof SecretInput>;

export const NewCredential = z
  .object({
    id: uuid,
    kind: z.enum(credentialKinds),
    name: z.string(),
    base_url: z.string().nullable(),
    last4: z.string(),
    fingerprint: z.string(),
    key_version: z.int().nullable(),
    status: z.enum(statuses),
    scopes: z.array(z.string()),
    expires_at: timestamp.nullable(),
    created_at: timestamp,
  })
  .meta({ id: 'NewCredential' });
export const CredentialView = NewCredential.extend({
  checked_at: timestamp.nullable(),
  detail: z.string().nullable(),
  created_by: uuid.nullable(),
  updated_at: timestamp,
}).meta({ id: 'Credential' });
export const Credentials = pageOf(CredentialView);

export const Trial = z.object({ status: z.enum(statuses), checked_at: timestamp, detail: z.string() }).meta({ id: 'CredentialTest' });

export const CredentialUseView = z
  .object({
    id: uuid,
    actor: z.object({ kind: z.string(), id: z.string().nullable() }),
    purpose: z.string(),
    outcome: z.enum(['given', 'refused', 'rejected', 'failed']),
    at: timestamp,
  })
  .meta({ id: 'CredentialUse' });
export const CredentialUses = pageOf(CredentialUseView);

export const OrgKeyView = z
  .object({ version: z.int(), created_at: timestamp, retired_at: timestamp.nullable(), current: z.boolean(), kek: z.string() })
  .meta({ id: 'OrgKey' });
export const OrgKeys = pageOf(OrgKeyView);
export const Rotation = z.object({ version: z.int(), job_id: uuid }).meta({ id: 'OrgKeyRotation' });

export { listQuery };
