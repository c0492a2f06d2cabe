import { ContainerAppEnvironment } from '@cdktf/provider-azurerm/lib/container-app-environment/index.js';
import { ContainerAppJob } from '@cdktf/provider-azurerm/lib/container-app-job/index.js';
import { nameInPlan } from './access.ts';
import type { Database } from './database.ts';
import { databaseRoles, type Identities, type ManagedIdentity, type Usable } from './identities.ts';
import type { Network } from './network.ts';
import type { Place } from './place.ts';
import type { Registry } from './registry.ts';
import { secretNames } from './secrets.ts';
import type { Vault } from './vault.ts';

/** Azure pulls the image when a job is made, before the registry holds any: this one stands in until the first release. */
const standIn = 'mcr.microsoft.com/k8se/quickstart-jobs:latest';

interface Work {
  /** Entry point in the image. */
  run: string;
  identity: ManagedIdentity;
  seconds: number;
  env: Record<string, string>;
}

/** Work inside the private network that is started by the pipeline through Azure's control plane. */
export class Jobs {
  readonly id: string;
  readonly #place: Place;
  readonly #registry: Registry;
  readonly #jobs: Record<'migrate' | 'bootstrap', { job: ContainerAppJob; identity: ManagedIdentity }>;

  constructor(
    place: Place,
    network: Network,
    registry: Registry,
    { database, vault, identities }: { database: Database; vault: Vault; identities: Identities },
  ) {
    const { stack, here, names } = place;
    this.#place = place;
    this.#registry = registry;
    const environment = new ContainerAppEnvironment(stack, 'jobs', {
      ...here,
      name: names.of('jobs'),
      infrastructureSubnetId: network.subnet('jobs').id,
      infrastructureResourceGroupName: names.infrastructureGroup,
      internalLoadBalancerEnabled: true,
      publicNetworkAccess: 'Disabled',
      logsDestination: 'azure-monitor',
      workloadProfile: [{ name: 'Consumption', workloadProfileType: 'Consumption' }],
    });
    this.id = environment.id;
    const { migrator, dbadmin } = identities;
    const supplied = secretNames('deployer', place.environment.supplied);
    this.#jobs = {
      migrate: this.#job('migrate', {
        run: 'server/cli/release-migrate.ts',
        identity: migrator,
        seconds: 1800,
        env: {
          AZURE_POSTGRESQL_CONNECTIONSTRING: database.connectionString(migrator, 'direct'),
          DB_OWNER_USER: migrator.name,
          DB_OWNER_CLIENT_ID: migrator.clientId,
        },
      }),
      bootstrap: this.#job('db-bootstrap', {
        run: 'server/cli/db-bootstrap.ts',
        identity: dbadmin,
        seconds: 900,
        env: {
          AZURE_POSTGRESQL_CONNECTIONSTRING: database.connectionString(dbadmin, 'direct'),
          KEY_VAULT_URL: vault.url,
          DB_PRINCIPALS: principals(identities),
          VAULT_SECRETS: secretNames('random').join(','),
          ...(supplied.length > 0 && { VAULT_BLANK_SECRETS: supplied.join(',') }),
        },
      }),
    };
  }

  /** Gives the identity of a job what it takes to use these, before the job can be started. */
  mayUse(which: 'migrate' | 'bootstrap', ...things: readonly Usable[]): void {
    const { job, identity } = this.#jobs[which];
    job.dependsOn = [...(job.dependsOn ?? []), ...identity.mayUse(...things).map(nameInPlan)];
  }

  #job(name: string, { run, identity, seconds, env }: Work): { job: ContainerAppJob; identity: ManagedIdentity } {
    const { stack, here, names } = this.#place;
    const all = { NODE_ENV: 'production', AZURE_CLIENT_ID: identity.clientId, ...env };
    const job = new ContainerAppJob(stack, `${name}-job`, {
      ...here,
      name: names.job(name),
      containerAppEnvironmentId: this.id,
      workloadProfileName: 'Consumption',
      replicaTimeoutInSeconds: seconds,
      replicaRetryLimit: 0,
      manualTriggerConfig: { parallelism: 1, replicaCompletionCount: 1 },
      identity: { type: 'UserAssigned', identityIds: [identity.id] },
      registry: [{ server: this.#registry.server, identity: identity.id }],
      template: {
        container: [
          {
            name,
            image: standIn,
            cpu: 0.5,
            memory: '1Gi',
            command: ['node'],
            args: [run],
            env: Object.entries(all).map(([key, value]) => ({ name: key, value })),
          },
        ],
      },
      lifecycle: { ignoreChanges: ['template[0].container[0].image'] },
    });
    return { job, identity };
  }
}

/** Who the bootstrap lets into the database, as `role=name/object id` of each identity. */
const principals = (identities: Identities): string =>
  (['migrator', 'api', 'auth', 'admin'] as const)
    .map((word) => `${databaseRoles[word].replace('longhouse_', '')}=${identities[word].name}/${identities[word].principalId}`)
    .join(',');
