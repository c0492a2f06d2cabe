import type { Settings } from '../../platform/config/index.ts';
import { jwtRing, type JwtRing } from '../../platform/http/index.ts';

const rings = new WeakMap<Settings, JwtRing>();

/** The ring of keys of these settings, made once: it signs what the HTTP room verifies. */
export function accessTokens(settings: Settings): JwtRing {
  let ring = rings.get(settings);
  if (!ring) {
    ring = jwtRing(settings);
    rings.set(settings, ring);
  }
  return ring;
}
