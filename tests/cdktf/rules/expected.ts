/** What each environment is to have: written down here a second time on purpose, so that a change of the data is a change of two places. */
export const expected = {
  dev: {
    plan: { sku: 'B1', workers: 1, zones: false, slots: false, scale: undefined },
    server: { sku: 'B_Standard_B1ms', storage: 32_768, days: 7, geo: false, standby: false, pooler: false },
    blobs: { replication: 'LRS', days: 7 },
    vault: { sku: 'standard', key: 'RSA' },
    registry: 'Basic',
    logs: { days: 30, gb: 1 },
    protect: false,
    space: '10.40.0.0/22',
    budget: 100,
  },
  staging: {
    plan: { sku: 'P0v3', workers: 1, zones: false, slots: true, scale: { from: 1, to: 3, step: 1 } },
    server: { sku: 'GP_Standard_D2ds_v5', storage: 32_768, days: 7, geo: false, standby: false, pooler: true },
    blobs: { replication: 'ZRS', days: 7 },
    vault: { sku: 'standard', key: 'RSA' },
    registry: 'Standard',
    logs: { days: 30, gb: 2 },
    protect: false,
    space: '10.40.4.0/22',
    budget: 500,
  },
  prod: {
    plan: { sku: 'P1v3', workers: 3, zones: true, slots: true, scale: { from: 3, to: 9, step: 3 } },
    server: { sku: 'GP_Standard_D2ds_v5', storage: 131_072, days: 35, geo: true, standby: true, pooler: true },
    blobs: { replication: 'GZRS', days: 30 },
    vault: { sku: 'premium', key: 'RSA-HSM' },
    registry: 'Standard',
    logs: { days: 90, gb: 10 },
    protect: true,
    space: '10.40.8.0/22',
    budget: 2000,
  },
} as const;

export type Expected = (typeof expected)[keyof typeof expected];
