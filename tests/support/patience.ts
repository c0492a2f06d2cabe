import { openOutbound, type Outbound } from '../../server/platform/outbound/index.ts';

/** A way out that can be told to give up soon, for the answers that never come; otherwise a slow machine has all the time it needs. */
export interface Patience extends Outbound {
  hurried: boolean;
}

/** Opens it to these hosts. */
export function openPatience(GIT_ALLOWED_HOSTS: string[]): Patience {
  const patient = openOutbound({ GIT_ALLOWED_HOSTS, production: false });
  const hasty = openOutbound({ GIT_ALLOWED_HOSTS, production: false }, { limits: { headers_ms: 250, total_ms: 500 } });
  const now = (): Outbound => (way.hurried ? hasty : patient);
  const way: Patience = {
    hurried: false,
    fetch: (...call) => now().fetch(...call),
    asFetch: (...call) => now().asFetch(...call),
    checkBaseUrl: (given) => patient.checkBaseUrl(given),
    close: async () => {
      await Promise.all([patient.close(), hasty.close()]);
    },
  };
  return way;
}
