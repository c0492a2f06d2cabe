import { deployment } from './deployment.ts';
import { environment, type Environment } from './environment-shape.ts';

export type { Environment } from './environment-shape.ts';

const { stampId, location, generation } = deployment;
const everywhere = {
  stampId,
  location,
  generation,
  modules: ['repositories' as const, 'vehicles' as const, 'intake' as const, 'events' as const],
  gitHosts: [],
  model: { name: 'gpt-4o-mini', transcribe: 'gpt-4o-mini-transcribe', url: null },
  entra: null,
  staffEntra: null,
  legacy: { intakeOrg: null, jwtOrg: null, jwtUntil: null },
  admin: { from: [], url: null },
  api: { from: ['0.0.0.0/0'], url: null },
};

/** Cheap, and thrown away without regret. */
export const dev: Environment = environment({
  ...everywhere,
  name: 'dev',
  stack: 'dev',
  space: '10.40.0.0/22',
  plan: { sku: 'B1', workers: 1, most: 1, step: 1, zones: false, slots: false },
  database: { sku: 'B_Standard_B1ms', storageMb: 32_768, backupDays: 7, geoBackup: false, standby: false, pooler: false, poolMax: 10 },
  blobs: { replication: 'LRS', keepDays: 7, access: 'direct' },
  vault: { sku: 'standard', previousJwtVersion: null },
  registry: { sku: 'Basic' },
  protect: false,
  logs: { days: 30, gbPerDay: 1, level: 'debug' },
  budget: 100,
  corsOrigins: [],
  supplied: [],
});

/** What prod will run, one size smaller. */
export const staging: Environment = environment({
  ...everywhere,
  name: 'staging',
  stack: 'staging',
  space: '10.40.4.0/22',
  plan: { sku: 'P0v3', workers: 1, most: 3, step: 1, zones: false, slots: true },
  database: { sku: 'GP_Standard_D2ds_v5', storageMb: 32_768, backupDays: 7, geoBackup: false, standby: false, pooler: true, poolMax: 10 },
  blobs: { replication: 'ZRS', keepDays: 7, access: 'direct' },
  vault: { sku: 'standard', previousJwtVersion: null },
  registry: { sku: 'Standard' },
  protect: false,
  logs: { days: 30, gbPerDay: 2, level: 'info' },
  budget: 500,
  corsOrigins: [],
  supplied: ['OPENAI_API_KEY', 'SENDGRID_KEY'],
});

/** Three zones, a standby, geo-redundant backups, nothing deleted by mistake. */
export const prod: Environment = environment({
  ...everywhere,
  name: 'prod',
  stack: 'prod',
  space: '10.40.8.0/22',
  plan: { sku: 'P1v3', workers: 3, most: 9, step: 3, zones: true, slots: true },
  database: { sku: 'GP_Standard_D2ds_v5', storageMb: 131_072, backupDays: 35, geoBackup: true, standby: true, pooler: true, poolMax: 10 },
  blobs: { replication: 'GZRS', keepDays: 30, access: 'direct' },
  vault: { sku: 'premium', previousJwtVersion: null },
  registry: { sku: 'Standard' },
  protect: true,
  logs: { days: 90, gbPerDay: 10, level: 'info' },
  budget: 2000,
  corsOrigins: [],
  supplied: ['OPENAI_API_KEY', 'SENDGRID_KEY'],
});

/** Every environment there is. */
export const environments: readonly Environment[] = [dev, staging, prod];
