import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment/index.js';
import { LinuxWebAppSlot } from '@cdktf/provider-azurerm/lib/linux-web-app-slot/index.js';
import { LinuxWebApp } from '@cdktf/provider-azurerm/lib/linux-web-app/index.js';
import { ServicePlan } from '@cdktf/provider-azurerm/lib/service-plan/index.js';
import { nameInPlan } from './access.ts';
import { appSettings } from './given.ts';
import type { Usable } from './identities.ts';
import type { Network } from './network.ts';
import type { Place } from './place.ts';
import type { Registry } from './registry.ts';
import { scale } from './scale.ts';
import { adminSettings, apiSettings, type Rooms } from './settings.ts';
import { type Site, siteOf } from './site.ts';

const slotName = 'staging';

/** One web app, and its slot where the environment has them. */
export class WebApp {
  readonly id: string;
  readonly name: string;
  readonly slotId: string | undefined;
  readonly #app: LinuxWebApp;
  readonly #site: Site;

  constructor(place: Place, which: 'api' | 'admin', planId: string, site: Site) {
    const { stack, here, names, environment } = place;
    this.#site = site;
    this.name = names.app(which);
    const common = siteOf(site);
    this.#app = new LinuxWebApp(stack, `${which}-app`, {
      ...here,
      ...common,
      name: this.name,
      servicePlanId: planId,
      ...(environment.plan.slots && { stickySettings: { appSettingNames: ['LONGHOUSE_ROLES'] } }),
    });
    this.id = this.#app.id;
    if (!environment.plan.slots) return;
    // What waits in the slot after a swap is the old release: it must answer, but take no jobs.
    const roles = which === 'api' ? 'api' : 'admin';
    const slot = new LinuxWebAppSlot(stack, `${which}-slot`, {
      ...common,
      name: slotName,
      appServiceId: this.id,
      appSettings: { ...common.appSettings, LONGHOUSE_ROLES: roles },
    });
    this.slotId = slot.id;
  }

  /** Gives the app's identity what it takes to use these, before the app starts; answers the assignments. */
  mayUse(...things: readonly Usable[]): RoleAssignment[] {
    const assignments = this.#site.identities[0].mayUse(...things);
    this.#app.dependsOn = [...(this.#app.dependsOn ?? []), ...assignments.map(nameInPlan)];
    return assignments;
  }
}

/** The API with its workers, and the staff console: two apps on one plan, with different identities, database roles and doors. */
export function webOf(place: Place, network: Network, registry: Registry, rooms: Rooms): { api: WebApp; admin: WebApp; planId: string } {
  const { stack, here, names, environment } = place;
  const { sku, workers, most, zones } = environment.plan;
  const plan = new ServicePlan(stack, 'plan', {
    ...here,
    name: names.of('plan'),
    osType: 'Linux',
    skuName: sku,
    workerCount: workers,
    zoneBalancingEnabled: zones,
    // Autoscale moves the count; a deployment must not move it back.
    lifecycle: { ignoreChanges: most > workers ? ['worker_count'] : [] },
  });
  scale(place, plan.id);
  const { identities, vault } = rooms;
  const common = { registry, subnetId: network.subnet('app').id, tags: here.tags };
  const reference = vault.reference.bind(vault);
  const url = (which: 'api' | 'admin'): string => environment[which].url ?? names.appUrl(which);
  const api = new WebApp(place, 'api', plan.id, {
    ...common,
    identities: [identities.api, identities.auth],
    from: environment.api.from,
    settings: appSettings(apiSettings(rooms, url('api')), reference),
  });
  const admin = new WebApp(place, 'admin', plan.id, {
    ...common,
    identities: [identities.admin],
    from: environment.admin.from,
    settings: appSettings(adminSettings(rooms, url('admin')), reference),
  });
  return { api, admin, planId: plan.id };
}
