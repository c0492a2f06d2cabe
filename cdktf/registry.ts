import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry/index.js';
import type { Usable } from './identities.ts';
import type { Place } from './place.ts';

/** Name of the one image, for web apps and jobs alike. */
export const imageName = 'longhouse';

/** Our own registry: images come in from the release workflow and go out to identities, never with a password. */
export class Registry {
  readonly id: string;
  readonly server: string;
  /** Pulling images. */
  readonly images: Usable;

  constructor({ stack, here, names, environment }: Place) {
    const registry = new ContainerRegistry(stack, 'registry', {
      ...here,
      name: names.registry,
      sku: environment.registry.sku,
      adminEnabled: false,
      anonymousPullEnabled: false,
      publicNetworkAccessEnabled: true,
    });
    this.id = registry.id;
    this.server = registry.loginServer;
    this.images = { scope: { words: 'the registry', id: registry.id }, role: 'AcrPull' };
  }
}
