import { createSecretKey, randomBytes } from 'node:crypto';
import { leavingTheBuilding } from '../db/index.ts';
import { makeBundle, readBundle } from './bundle.ts';
import { openEnvelope, sealEnvelope, type Place } from './envelope.ts';
import type { Enclosed } from './org-keys.ts';
import type { KeyWrapper } from './wrapper.ts';

/** No version of an organisation's key: what is wrapped for one purpose is refused for the other. */
const ownKey = 0xffffffff;

/** Seals under a fresh key and wraps that; nothing is unwrapped, so the right to wrap is enough. */
export async function enclose(wrapper: KeyWrapper, orgId: string, place: Place, secret: string): Promise<Enclosed> {
  leavingTheBuilding('Enclosing a secret');
  const key = randomBytes(32);
  const bundle = makeBundle(orgId, ownKey, key);
  try {
    const sealed = sealEnvelope(createSecretKey(key), ownKey, orgId, place, Buffer.from(secret));
    return { sealed, ...(await wrapper.wrap(bundle)) };
  } finally {
    key.fill(0);
    bundle.fill(0);
  }
}

/** Opens what was enclosed; SealRefused for another organisation or place. */
export async function disclose(wrapper: KeyWrapper, orgId: string, place: Place, { sealed, wrapped, kek_kid }: Enclosed): Promise<Buffer> {
  leavingTheBuilding('Opening an enclosed secret');
  return openEnvelope(readBundle(await wrapper.unwrap(wrapped, kek_kid), orgId, ownKey), orgId, place, sealed);
}
