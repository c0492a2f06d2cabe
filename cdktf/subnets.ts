/** A rule of a subnet, in words: who reaches whom on which ports. `vault` stands for everything behind private endpoints. */
export interface Rule {
  name: string;
  way: 'in' | 'out';
  /** A subnet of ours, Azure's word for a group of addresses, or * for everything. */
  from: string;
  to: string;
  ports: readonly number[] | '*';
}

interface SubnetPlan {
  /** Place in the /22: offset of its first address, and its prefix length. */
  at: readonly [number, number];
  delegation?: { to: string; action: string };
  rules: readonly Rule[];
}

export type SubnetName = 'app' | 'jobs' | 'db' | 'pe';

const allow = (way: 'in' | 'out', name: string, from: string, to: string, ports: readonly number[] | '*'): Rule => ({
  name,
  way,
  from,
  to,
  ports,
});
const action = 'Microsoft.Network/virtualNetworks/subnets/';

/** The subnets of every environment. Whatever no rule allows is denied, in both directions. */
export const subnets: Record<SubnetName, SubnetPlan> = {
  app: {
    at: [0, 26],
    delegation: { to: 'Microsoft.Web/serverFarms', action: `${action}action` },
    rules: [
      allow('out', 'to-database', 'app', 'db', [5432, 6432]),
      allow('out', 'to-private-endpoints', 'app', 'pe', [443]),
      allow('out', 'to-internet', 'app', 'Internet', [443]),
    ],
  },
  jobs: {
    at: [64, 27],
    delegation: { to: 'Microsoft.App/environments', action: `${action}join/action` },
    rules: [
      allow('out', 'to-database', 'jobs', 'db', [5432]),
      allow('out', 'to-private-endpoints', 'jobs', 'pe', [443]),
      allow('out', 'to-internet', 'jobs', 'Internet', [443]),
      // Container Apps asks for these two: its nodes talk to each other and are probed.
      allow('out', 'among-nodes', 'jobs', 'jobs', '*'),
      allow('in', 'among-nodes', 'jobs', 'jobs', '*'),
      allow('in', 'probes', 'AzureLoadBalancer', 'jobs', '*'),
    ],
  },
  db: {
    at: [96, 28],
    delegation: { to: 'Microsoft.DBforPostgreSQL/flexibleServers', action: `${action}join/action` },
    rules: [
      allow('in', 'from-app', 'app', 'db', [5432, 6432]),
      allow('in', 'from-jobs', 'jobs', 'db', [5432]),
      allow('in', 'from-standby', 'db', 'db', [5432, 6432]),
      allow('out', 'to-standby', 'db', 'db', [5432, 6432]),
      // Backups and write-ahead logs; without the second nobody can sign in by Entra.
      allow('out', 'to-storage', 'db', 'Storage', [443]),
      allow('out', 'to-entra', 'db', 'AzureActiveDirectory', [443]),
    ],
  },
  pe: {
    at: [128, 27],
    rules: [allow('in', 'from-app', 'app', 'pe', [443]), allow('in', 'from-jobs', 'jobs', 'pe', [443])],
  },
};

export const subnetNames = Object.keys(subnets) as SubnetName[];

/** The address range of a subnet in the environment's /22: `rangeOf('10.40.0.0/22', 'jobs')` is 10.40.0.64/27. */
export function rangeOf(space: string, name: SubnetName): string {
  const [offset, length] = subnets[name].at;
  return `${space.replace(/\.0\/22$/, '')}.${offset}/${length}`;
}
