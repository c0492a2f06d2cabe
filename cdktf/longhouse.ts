import { type App, TerraformOutput, type TerraformStack } from 'cdktf';
import { alertsFor } from './alerts.ts';
import { Blobs } from './blobs.ts';
import { Database } from './database.ts';
import type { Environment } from './environment-shape.ts';
import { identitiesOf } from './identities.ts';
import { Jobs } from './jobs.ts';
import { Network } from './network.ts';
import { placeOf } from './place.ts';
import { Registry } from './registry.ts';
import { Vault } from './vault.ts';
import { Watch } from './watch.ts';
import { webOf } from './web.ts';

/** The stack that the pipeline applies: everything of an environment but what the pipeline itself is allowed. */
export function longhouse(app: App, environment: Environment): TerraformStack {
  const place = placeOf(app, 'longhouse', environment);
  const network = new Network(place);
  const watch = new Watch(place);
  const identities = identitiesOf(place);
  const registry = new Registry(place);
  const vault = new Vault(place, network);
  const blobs = new Blobs(place, network);
  const database = new Database(place, network, identities.dbadmin);
  const { api, admin } = webOf(place, network, registry, { environment, identities, database, vault, blobs, watch });
  const jobs = new Jobs(place, network, registry, { database, vault, identities });

  api.mayUse(vault.key, vault.secrets, ...blobs.writing, blobs.links, watch.measures, registry.images);
  const adminRoles = admin.mayUse(vault.key, vault.secrets, ...blobs.reading, watch.measures, registry.images);
  jobs.mayUse('migrate', registry.images);
  jobs.mayUse('bootstrap', vault.writing, registry.images);
  jobs.mayUse('rewrap', vault.key, registry.images);
  jobs.waitFor(identities.admin, adminRoles);

  watch.follow('web', 'api', api.id);
  watch.follow('web', 'admin', admin.id);
  watch.follow('server', 'server', database.id);
  watch.follow('vault', 'vault', vault.id);
  watch.follow('blobs', 'blobs', `${blobs.id}/blobServices/default`);
  watch.follow('registry', 'registry', registry.id);
  watch.follow('jobs', 'jobs', jobs.id);
  alertsFor(place, { workspace: watch.workspaceId, server: database.id, account: blobs.id, apps: { api: api.id, admin: admin.id } });

  new TerraformOutput(place.stack, 'registry_server', { value: registry.server });
  return place.stack;
}
