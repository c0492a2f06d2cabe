import { PostgresqlFlexibleServerActiveDirectoryAdministrator } from '@cdktf/provider-azurerm/lib/postgresql-flexible-server-active-directory-administrator/index.js';
import { PostgresqlFlexibleServerConfiguration } from '@cdktf/provider-azurerm/lib/postgresql-flexible-server-configuration/index.js';
import { PostgresqlFlexibleServerDatabase } from '@cdktf/provider-azurerm/lib/postgresql-flexible-server-database/index.js';
import { PostgresqlFlexibleServer } from '@cdktf/provider-azurerm/lib/postgresql-flexible-server/index.js';
import type { ITerraformDependable } from 'cdktf';
import { pooler } from './connections.ts';
import { deployment } from './deployment.ts';
import type { ManagedIdentity } from './identities.ts';
import type { Network } from './network.ts';
import { keptIn, type Place } from './place.ts';
import { lock } from './protect.ts';

/** Server parameters of every environment. `azure.extensions` is left alone: empty, so none can be made. */
const parameters = {
  require_secure_transport: 'on',
  ssl_min_protocol_version: 'TLSv1.2',
  log_connections: 'on',
  log_disconnections: 'on',
  log_checkpoints: 'on',
};

/** Beside these where there is a pooler. Azure shows `pgbouncer.*` only once it is enabled; our statements are prepared by name. */
const poolerParameters = {
  'pgbouncer.enabled': 'true',
  'pgbouncer.pool_mode': 'transaction',
  'pgbouncer.default_pool_size': String(pooler.size),
  'pgbouncer.max_client_conn': String(pooler.clients),
  'pgbouncer.max_prepared_statements': '200',
};

/** PostgreSQL 17 in the private network, entered with Entra tokens only: no password exists, nor an administrator who could have one. */
export class Database {
  readonly id: string;
  readonly #server: PostgresqlFlexibleServer;
  readonly #database: PostgresqlFlexibleServerDatabase;
  readonly #pooled: boolean;

  constructor(place: Place, network: Network, admin: ManagedIdentity) {
    const { stack, here, names, client, environment } = place;
    const { sku, storageMb, backupDays, geoBackup, standby } = environment.database;
    this.#pooled = environment.database.pooler;
    const { zone, link } = network.zone('database', names.dnsZone);
    this.#server = new PostgresqlFlexibleServer(stack, 'server', {
      ...here,
      name: names.server,
      version: '17',
      skuName: sku,
      storageMb,
      autoGrowEnabled: true,
      backupRetentionDays: backupDays,
      geoRedundantBackupEnabled: geoBackup,
      delegatedSubnetId: network.subnet('db').id,
      privateDnsZoneId: zone.id,
      publicNetworkAccessEnabled: false,
      authentication: { activeDirectoryAuthEnabled: true, passwordAuthEnabled: false, tenantId: client.tenantId },
      ...(standby && { zone: '1', highAvailability: { mode: 'ZoneRedundant', standbyAvailabilityZone: '2' } }),
      maintenanceWindow: { dayOfWeek: 0, startHour: 3, startMinute: 0 },
      lifecycle: { ...keptIn(place), ignoreChanges: ['zone', ...(standby ? ['high_availability[0].standby_availability_zone'] : [])] },
      dependsOn: [link],
    });
    this.id = this.#server.id;
    lock(place, 'server', this.id);
    const admins = this.#admins(place, admin);
    const last = this.#configure(place, admins);
    this.#database = new PostgresqlFlexibleServerDatabase(stack, 'database', {
      name: deployment.project,
      serverId: this.id,
      charset: 'UTF8',
      collation: 'en_US.utf8',
      lifecycle: keptIn(place),
      dependsOn: [last],
    });
  }

  /** How a program connects as this identity, in the words of Azure's Service Connector. `direct` passes by the pooler, for migrations. */
  connectionString(identity: ManagedIdentity, way: 'pooled' | 'direct'): string {
    const port = way === 'pooled' ? this.port : 5432;
    return `host=${this.#server.fqdn} port=${port} dbname=${this.#database.name} user=${identity.name} sslmode=require`;
  }

  /** Where clients connect: the pooler where there is one. */
  get port(): 5432 | 6432 {
    return this.#pooled ? 6432 : 5432;
  }

  // One after the other: Azure refuses a second change while the server takes the first.
  #admins({ stack, inGroup, client }: Place, admin: ManagedIdentity): ITerraformDependable {
    const common = { ...inGroup, serverName: this.#server.name, tenantId: client.tenantId };
    const first = new PostgresqlFlexibleServerActiveDirectoryAdministrator(stack, 'server-admin', {
      ...common,
      objectId: admin.principalId,
      principalName: admin.name,
      principalType: 'ServicePrincipal',
    });
    const people = deployment.databaseAdmins;
    if (!people) return first;
    return new PostgresqlFlexibleServerActiveDirectoryAdministrator(stack, 'server-people', {
      ...common,
      objectId: people.objectId,
      principalName: people.name,
      principalType: 'Group',
      dependsOn: [first],
    });
  }

  #configure({ stack }: Place, after: ITerraformDependable): ITerraformDependable {
    let last = after;
    for (const [name, value] of Object.entries({ ...parameters, ...(this.#pooled && poolerParameters) })) {
      last = new PostgresqlFlexibleServerConfiguration(stack, `server-${name.replaceAll(/[._]/g, '-')}`, {
        name,
        value,
        serverId: this.id,
        dependsOn: [last],
      });
    }
    return last;
  }
}
