import { createHash, createHmac, createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { needed } from '../../platform/config/index.ts';
import { fit } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import type { CredentialKind } from '../git/index.ts';

const visible = (least: number) =>
  z
    .string()
    .min(least)
    .max(2_000)
    .regex(/^[\x21-\x7e]+$/, 'Must be visible ASCII characters without spaces or line breaks.');
const named = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'Must be an id: letters, digits, dots and hyphens.');
const numbered = z.string().regex(/^\d{1,20}$/, 'Must be a number.');
const asText = (shape: z.ZodType<string, string>) => z.union([shape, z.int().positive().transform(String)]);

/** The key as PKCS#8 and nothing beside it; undefined unless it is an unencrypted RSA key of usual size. */
function rsaKey(pem: string): string | undefined {
  try {
    const key = createPrivateKey(pem);
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return key.asymmetricKeyType === 'rsa' && bits >= 2048 && bits <= 8192
      ? key.export({ type: 'pkcs8', format: 'pem' }).toString()
      : undefined;
  } catch {
    return undefined;
  }
}

const privateKey = z
  .string()
  .max(16_000)
  .transform((pem, context) => {
    const key = rsaKey(pem);
    if (key === undefined)
      context.addIssue({ code: 'custom', message: 'Must be an unencrypted RSA private key of at least 2048 bits in PEM form.' });
    return key ?? z.NEVER;
  });

export const PatSecret = visible(8).describe('The personal access token.');
export const GithubAppSecret = z.strictObject({ app_id: asText(named), installation_id: asText(numbered), private_key: privateKey });
export const EntraSecret = z.strictObject({ tenant_id: named, client_id: named, client_secret: visible(8) });

const shapes = { github_pat: PatSecret, github_app: GithubAppSecret, azdo_pat: PatSecret, azdo_entra: EntraSecret };
export type Secret = z.output<(typeof shapes)[CredentialKind]>;

/** The secret as its kind has it; 400 with the fault's path otherwise, never with the value. */
export const secretOfKind = (kind: CredentialKind, secret: unknown): Secret =>
  (fit(z.object({ secret: shapes[kind] }), { secret }, 'body') as { secret: Secret }).secret;

/** The text that is sealed. */
export const textOf = (secret: Secret): string => (typeof secret === 'string' ? secret : JSON.stringify(secret));

/**
 * Four characters by which its owner knows it again: the end of a token or client secret; of a GitHub App's key, the end of the fingerprint
 * that GitHub shows.
 */
export function last4Of(secret: Secret): string {
  if (typeof secret === 'string') return secret.slice(-4);
  if ('client_secret' in secret) return secret.client_secret.slice(-4);
  const der = createPublicKey(secret.private_key).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('base64').replace(/=+$/, '').slice(-4);
}

/**
 * Equal for equal secrets of one organisation, and only there: keyed by the organisation, so that nobody can compare across them or guess.
 */
export function fingerprintOf(tools: Tools, orgId: string, secret: Secret): string {
  const key = hkdfSync('sha256', needed(tools.settings, 'PIN_PEPPER'), orgId, 'longhouse/credential-fingerprint', 32);
  return createHmac('sha256', Buffer.from(key)).update(textOf(secret)).digest('hex').slice(0, 32);
}
