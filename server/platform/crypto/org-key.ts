import { OrgModel } from '../db/index.ts';

/** One version of an organisation's key, wrapped. `kek_kid` is the exact version of the key-encryption key that wrapped it. */
export class OrgKey extends OrgModel {
  static override tableName = 'app.org_keys';
  declare version: number;
  declare wrapped: Buffer;
  declare kek_kid: string;
  declare retired_at: Date | null;
}

/** What an organisation is told about a version of its key. */
export interface OrgKeyState {
  version: number;
  kek_kid: string;
  created_at: Date;
  retired_at: Date | null;
  /** Whether new secrets are sealed under it. */
  current: boolean;
}

/** The versions, newest first, as the organisation is told about them. */
export function statesOf(keys: OrgKey[]): OrgKeyState[] {
  const newest = [...keys].sort((a, b) => b.version - a.version);
  const current = newest.find((key) => key.retired_at === null)?.version;
  return newest.map(({ version, kek_kid, created_at, retired_at }) => ({
    version,
    kek_kid,
    created_at,
    retired_at,
    current: version === current,
  }));
}
