import type { SettingName } from '../server/platform/config/settings.ts';

/**
 * A secret in the vault: `random` ones are made inside the network by the bootstrap of the database, the others written by the deployer.
 */
export interface VaultSecret {
  secret: string;
  from: 'random' | 'deployer';
}

/** Which settings come out of the vault, and the name of the secret there. */
export const vaultSecrets = {
  JWT_SIGNING_KEY: { secret: 'JwtSigningKey', from: 'random' },
  PIN_PEPPER: { secret: 'PinPepper', from: 'random' },
  CURSOR_SECRET: { secret: 'CursorSecret', from: 'random' },
  STAFF_SESSION_SECRET: { secret: 'StaffSessionSecret', from: 'random' },
  JWT_SECRET: { secret: 'JwtSecret', from: 'deployer' },
  OPENAI_API_KEY: { secret: 'OpenAiApiKey', from: 'deployer' },
  SENDGRID_KEY: { secret: 'SendGridKey', from: 'deployer' },
  STAFF_ENTRA_CLIENT_SECRET: { secret: 'StaffEntraClientSecret', from: 'deployer' },
} as const satisfies Partial<Record<SettingName, VaultSecret>>;

export type SecretSetting = keyof typeof vaultSecrets;

/** Settings that an environment may name in `supplied`. */
export const suppliedSettings = [
  'JWT_SECRET',
  'OPENAI_API_KEY',
  'SENDGRID_KEY',
  'STAFF_ENTRA_CLIENT_SECRET',
] as const satisfies readonly SecretSetting[];

/** Names in the vault of the secrets that come from there, of these settings. */
export const secretNames = (
  from: VaultSecret['from'],
  of: readonly SecretSetting[] = Object.keys(vaultSecrets) as SecretSetting[],
): string[] => of.map((setting) => vaultSecrets[setting]).flatMap((it) => (it.from === from ? [it.secret] : []));
