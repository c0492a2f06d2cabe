import { ContainerAppEnvironment } from '@cdktf/provider-azurerm/lib/container-app-environment/index.js';
import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment/index.js';
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
  /** The first is the one that pulls the image, and that the work is known as unless it says otherwise. */
  identities: readonly [ManagedIdentity, ...ManagedIdentity[]];
  seconds: number;
  env: Record<string, string>;
}

export type JobName = 'migrate' | 'bootstrap' | 'rewrap' | 'erase' | 'staff';

/** Work inside the private network that is started by the pipeline, or by a person, through Azure's control plane. */
export class Jobs {
  readonly id: string;
  readonly #place: Place;
  readonly #registry: Registry;
  readonly #jobs: Record<JobName, { job: ContainerAppJob; identity: ManagedIdentity }>;

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
    const { migrator, dbadmin, rewrapper, auth, admin } = identities;
    const supplied = secretNames('deployer', place.environment.supplied);
    this.#jobs = {
      migrate: this.#job('migrate', {
        run: 'server/cli/release-migrate.ts',
        identities: [migrator],
        seconds: 1800,
        env: {
          AZURE_POSTGRESQL_CONNECTIONSTRING: database.connectionString(migrator, 'direct'),
          DB_OWNER_USER: migrator.name,
          DB_OWNER_CLIENT_ID: migrator.clientId,
        },
      }),
      bootstrap: this.#job('db-bootstrap', {
        run: 'server/cli/db-bootstrap.ts',
        identities: [dbadmin],
        seconds: 900,
        env: {
          AZURE_POSTGRESQL_CONNECTIONSTRING: database.connectionString(dbadmin, 'direct'),
          KEY_VAULT_URL: vault.url,
          DB_PRINCIPALS: principals(identities),
          VAULT_SECRETS: secretNames('random').join(','),
          ...(supplied.length > 0 && { VAULT_BLANK_SECRETS: supplied.join(',') }),
        },
      }),
      rewrap: this.#job('rewrap', {
        run: 'server/cli/rewrap.ts',
        identities: [rewrapper, auth],
        seconds: 7200,
        env: {
          AZURE_POSTGRESQL_CONNECTIONSTRING: database.connectionString(rewrapper, 'direct'),
          DB_AUTH_USER: auth.name,
          DB_AUTH_CLIENT_ID: auth.clientId,
          KEY_VAULT_URL: vault.url,
          KEY_VAULT_KEY_NAME: vault.keyName,
        },
      }),
      erase: this.#job('erase', {
        run: 'server/cli/erase.ts',
        identities: [migrator, auth],
        seconds: 7200,
        env: {
          AZURE_POSTGRESQL_CONNECTIONSTRING: database.connectionString(migrator, 'direct'),
          DB_OWNER_USER: migrator.name,
          DB_OWNER_CLIENT_ID: migrator.clientId,
          DB_AUTH_USER: auth.name,
          DB_AUTH_CLIENT_ID: auth.clientId,
        },
      }),
      staff: this.#job('staff', {
        run: 'server/cli/staff.ts',
        identities: [admin],
        seconds: 300,
        env: {
          AZURE_POSTGRESQL_CONNECTIONSTRING: database.connectionString(admin, 'direct'),
          DB_STAFF_USER: admin.name,
          DB_STAFF_CLIENT_ID: admin.clientId,
        },
      }),
    };
  }

  /** Gives the identity of a job what it takes to use these, before the job, or another of the same identity, can be started. */
  mayUse(which: JobName, ...things: readonly Usable[]): void {
    const { identity } = this.#jobs[which];
    this.waitFor(identity, identity.mayUse(...things));
  }

  /** Lets the jobs of an identity wait for roles that it was given. */
  waitFor(identity: ManagedIdentity, roles: readonly RoleAssignment[]): void {
    for (const { job } of Object.values(this.#jobs).filter((one) => one.identity === identity))
      job.dependsOn = [...(job.dependsOn ?? []), ...roles.map(nameInPlan)];
  }

  #job(name: string, { run, identities, seconds, env }: Work): { job: ContainerAppJob; identity: ManagedIdentity } {
    const { stack, here, names } = this.#place;
    const [identity] = identities;
    const all = { NODE_ENV: 'production', AZURE_CLIENT_ID: identity.clientId, ...env };
    const job = new ContainerAppJob(stack, `${name}-job`, {
      ...here,
      name: names.job(name),
      containerAppEnvironmentId: this.id,
      workloadProfileName: 'Consumption',
      replicaTimeoutInSeconds: seconds,
      replicaRetryLimit: 0,
      manualTriggerConfig: { parallelism: 1, replicaCompletionCount: 1 },
      identity: { type: 'UserAssigned', identityIds: identities.map(({ id }) => id) },
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
  (['migrator', 'api', 'auth', 'admin', 'rewrapper'] as const)
    .map((word) => `${databaseRoles[word].replace('longhouse_', '')}=${identities[word].name}/${identities[word].principalId}`)
    .join(',');
