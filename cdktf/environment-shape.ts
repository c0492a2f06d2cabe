import { z } from 'zod';
import { settingsList } from '../server/platform/config/settings.ts';
import { connectionFaults } from './connections.ts';
import { suppliedSettings } from './secrets.ts';

const cidr = z.string().regex(/^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/, 'an address range such as 203.0.113.0/24');
const whole = z.number().int().positive();
const modules = settingsList.MODULES.default;

const shape = z.strictObject({
  name: z.enum(['dev', 'staging', 'prod']),
  /** Names the stacks: the environment, with the stamp behind it from the second stamp on. */
  stack: z.string().regex(/^(?:dev|staging|prod)(?:-[a-z]{2}\d)?$/),
  stampId: z.string().regex(/^[a-z]{2}\d$/),
  location: z.string().min(3),
  generation: whole,
  /** Network of the environment; each subnet has its place in it. */
  space: z.string().regex(/^10\.\d{1,3}\.\d{1,3}\.0\/22$/, 'a /22 of 10.0.0.0/8'),
  plan: z.strictObject({
    sku: z.enum(['B1', 'P0v3', 'P1v3', 'P2v3']),
    workers: whole,
    most: whole,
    step: whole,
    zones: z.boolean(),
    slots: z.boolean(),
  }),
  database: z.strictObject({
    sku: z.enum(['B_Standard_B1ms', 'GP_Standard_D2ds_v5', 'GP_Standard_D4ds_v5']),
    storageMb: z.union([z.literal(32_768), z.literal(65_536), z.literal(131_072), z.literal(262_144)]),
    backupDays: z.number().int().min(7).max(35),
    geoBackup: z.boolean(),
    standby: z.boolean(),
    pooler: z.boolean(),
    poolMax: whole,
  }),
  blobs: z.strictObject({
    replication: z.enum(['LRS', 'ZRS', 'GZRS']),
    keepDays: z.number().int().min(7).max(365),
    access: z.enum(['direct', 'private']),
  }),
  vault: z.strictObject({
    sku: z.enum(['standard', 'premium']),
    previousJwtVersion: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .nullable(),
  }),
  registry: z.strictObject({ sku: z.enum(['Basic', 'Standard', 'Premium']) }),
  /** Locks and prevent_destroy on what holds data. */
  protect: z.boolean(),
  logs: z.strictObject({ days: z.number().int().min(30).max(730), gbPerDay: whole, level: z.enum(['debug', 'info', 'warn']) }),
  /** In the currency of the subscription, per month. */
  budget: whole,
  modules: z.array(z.enum(modules)).min(1),
  corsOrigins: z.array(z.url({ protocol: /^https$/ })),
  gitHosts: z.array(z.string()),
  /** Who may reach the API and the staff console; the console's list is empty until somebody is let in. */
  api: z.strictObject({ from: z.array(cidr).min(1), url: z.url({ protocol: /^https$/ }).nullable() }),
  admin: z.strictObject({ from: z.array(cidr), url: z.url({ protocol: /^https$/ }).nullable() }),
  model: z.strictObject({ name: z.string(), transcribe: z.string(), url: z.url({ protocol: /^https$/ }).nullable() }),
  /** Settings whose secret the deployer writes into the vault (cdktf/supply-secrets.sh); the others stay unset. */
  supplied: z.array(z.enum(suppliedSettings)),
  /** Entra External ID, by which device users of the tenants may sign in. */
  entra: z.strictObject({ issuer: z.url({ protocol: /^https$/ }), audience: z.uuid(), keysUrl: z.url({ protocol: /^https$/ }) }).nullable(),
  /** Our own Entra tenant and the application there by which staff may open the console; its secret is supplied. */
  staffEntra: z.strictObject({ tenantId: z.uuid(), clientId: z.uuid() }).nullable(),
  legacy: z.strictObject({ intakeOrg: z.string().nullable(), jwtOrg: z.string().nullable(), jwtUntil: z.string().nullable() }),
});

export type Environment = z.infer<typeof shape>;

const burstable = (sku: string): boolean => sku.startsWith('B_');

/** What no single value shows: combinations that Azure refuses, or that would not be safe. */
function faults(it: Environment): string[] {
  const { plan, database, vault, admin } = it;
  const rules: [boolean, string][] = [
    [it.stack === it.name || it.stack === `${it.name}-${it.stampId}`, 'stack is the name, or the name and the stamp'],
    [plan.workers <= plan.most, 'plan.most is at least plan.workers'],
    [(plan.most - plan.workers) % plan.step === 0, 'plan.most is reached in whole steps'],
    [plan.sku !== 'B1' || (plan.workers === plan.most && !plan.slots), 'B1 has neither autoscale nor slots'],
    [
      !plan.zones || (plan.sku.startsWith('P') && plan.workers % 3 === 0 && plan.step % 3 === 0),
      'zones need a P plan with workers in threes',
    ],
    [!burstable(database.sku) || !database.standby, 'a burstable database has no standby'],
    [!burstable(database.sku) || !database.pooler, 'a burstable database has no PgBouncer'],
    [it.name !== 'prod' || (it.protect && vault.sku === 'premium' && database.standby), 'prod is protected, with an HSM key and a standby'],
    [!it.staffEntra || it.supplied.includes('STAFF_ENTRA_CLIENT_SECRET'), 'staffEntra needs STAFF_ENTRA_CLIENT_SECRET in supplied'],
    [!admin.from.some((range) => range.endsWith('/0')), 'the console is not open to everybody'],
    ...connectionFaults(it).map((why): [boolean, string] => [false, why]),
  ];
  return rules.filter(([holds]) => !holds).map(([, why]) => why);
}

/** Checks one environment; throws with every fault. */
export function environment(data: z.input<typeof shape>): Environment {
  const checked = shape.superRefine((it, context) => {
    for (const message of faults(it)) context.addIssue({ code: 'custom', message });
  });
  return checked.parse(data);
}
