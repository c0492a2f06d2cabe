import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { openKeys, type KeyWrapper } from '../../server/platform/crypto/index.ts';
import type { Org } from '../../server/platform/db/index.ts';
import type { KeyWorld } from './keys.ts';
import { somewhere } from './keys.ts';

export interface StoredSecret {
  org: Org;
  place: ReturnType<typeof somewhere>;
  sealed: Buffer;
  secret: string;
}

/** Organisations with two key versions each and a secret under either. */
export async function storeSecrets(world: KeyWorld, count: number, wrapper: KeyWrapper): Promise<StoredSecret[]> {
  const keys = openKeys({ db: world.database.db, wrapper });
  const stored: StoredSecret[] = [];
  for (let i = 0; i < count * 2; i++) {
    const org = stored[i - 1]?.org;
    const mine = i % 2 === 1 && org ? org : await world.newOrg();
    if (mine === org) await keys.rotate(mine);
    const place = somewhere();
    const secret = `token-${randomUUID()}`;
    stored.push({ org: mine, place, secret, sealed: (await keys.seal(mine, place, secret)).sealed });
  }
  return stored;
}

export const orgIdsOf = (stored: StoredSecret[]): string[] => [...new Set(stored.map(({ org }) => org.id))];

/** Under which key-encryption keys the organisations' keys are wrapped, as the database has it. */
export async function kidsOf(world: KeyWorld, stored: StoredSecret[]): Promise<string[]> {
  const rows = await world.database.sql<{ kek_kid: string }>('select kek_kid from app.org_keys where org_id = any($1)', [orgIdsOf(stored)]);
  return rows.map(({ kek_kid }) => kek_kid);
}

/** Opens every secret as a process would that has nothing in memory. */
export async function expectAllReadable(world: KeyWorld, stored: StoredSecret[], wrapper: KeyWrapper): Promise<void> {
  const keys = openKeys({ db: world.database.db, wrapper });
  for (const { org, place, sealed, secret } of stored) expect((await keys.open(org, place, sealed)).toString()).toBe(secret);
}
