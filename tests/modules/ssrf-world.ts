import { generateKeyPairSync } from 'node:crypto';
import { openOutbound, type Outbound } from '../../server/platform/outbound/index.ts';
import { type Canary, openCanary } from '../support/canary.ts';
import { goodToken, openRepositoryWorld, providerNames, type RepositoryWorld } from './repositories-world.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const private_key = privateKey.export({ type: 'pkcs8', format: 'pem' });

/** A secret of every kind that the product takes. */
export const secrets: Record<string, unknown> = {
  github_pat: goodToken,
  azdo_pat: goodToken,
  github_app: { app_id: '1', installation_id: '2', private_key },
  azdo_entra: { tenant_id: 'contoso', client_id: 'a', client_secret: goodToken },
};

export interface SsrfWorld extends RepositoryWorld {
  canary: Canary;
  /** The host names that were looked up, in order. */
  looked: string[];
  /** What the DNS answers; loopback for every name until told otherwise. */
  resolved: (hostname: string) => string[];
  /** Sends the house out by the product's own way, in which every name leads where `resolved` says and the canary's certificate is good. */
  leaveBy(hosts: string[], production: boolean, ca?: string): Outbound;
  /** The way to the two providers and nowhere else, and no trouble there. */
  usual(): Outbound;
}

/** The house with both providers on loopback, beside them a canary that has to hear nothing. */
export async function openSsrfWorld(): Promise<SsrfWorld> {
  const canary = await openCanary();
  const repositories = await openRepositoryWorld();
  const opened = new Map<string, Outbound>();
  const world: SsrfWorld = {
    ...repositories,
    canary,
    looked: [],
    resolved: () => ['127.0.0.1'],
    leaveBy(hosts, production, ca = canary.ca) {
      const resolve = (hostname: string) => {
        world.looked.push(hostname);
        return Promise.resolve(world.resolved(hostname).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
      };
      const key = `${hosts.join()} ${production}`;
      const way = opened.get(key) ?? openOutbound({ GIT_ALLOWED_HOSTS: hosts, production }, { resolve, ca });
      opened.set(key, way);
      return (world.tools.outbound = way);
    },
    usual() {
      world.resolved = () => ['127.0.0.1'];
      for (const name of providerNames) world.providers[name].trouble = undefined;
      return world.leaveBy(
        providerNames.map((name) => new URL(world.providers[name].url).host),
        false,
      );
    },
    async close() {
      await repositories.close();
      for (const way of opened.values()) await way.close();
      await canary.close();
    },
  };
  return world;
}
