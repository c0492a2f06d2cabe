import { createHash } from 'node:crypto';
import { deployment } from './deployment.ts';
import type { Environment } from './environment-shape.ts';

const { project, short, repository } = deployment;

/** Six letters and digits that belong to this repository alone: some names must differ from everybody's on Azure. */
const unique = (text: string): string =>
  BigInt(`0x${createHash('sha256').update(text).digest('hex')}`)
    .toString(36)
    .slice(0, 6);

/** Where Terraform keeps its state: made once by bootstrap.sh, with two containers per environment. */
export const state = {
  group: `${project}-state`,
  account: `${short}state${unique(`${repository} state`)}`,
  key: 'terraform.tfstate',
  foundation: ({ stack }: Pick<Environment, 'stack'>) => `foundation-${stack}`,
  longhouse: ({ stack }: Pick<Environment, 'stack'>) => stack,
};

/** The names of one environment's resources: each says project, environment and stamp. */
export function namesOf({ name, stampId, generation }: Pick<Environment, 'name' | 'stampId' | 'generation'>) {
  const base = `${project}-${name}-${stampId}`;
  const own = unique(`${repository} ${base} ${generation}`);
  const app = (which: string): string => `${base}-${own}-${which}`;
  return {
    group: base,
    infrastructureGroup: `${base}-jobs-infrastructure`,
    /** A name that need only differ inside the resource group. */
    of: (what: string): string => `${base}-${what}`,
    /** At most 32 characters. */
    job: (what: string): string => `${short}-${name}-${stampId}-${what}`,
    app,
    appUrl: (which: string): string => `https://${app(which)}.azurewebsites.net`,
    server: `${base}-${own}`,
    dnsZone: `${base}.private.postgres.database.azure.com`,
    vault: `${short}-${name}-${stampId}-${own}`,
    account: `${short}${name}${stampId}${own}`,
    registry: `${short}${name}${stampId}${own}`,
    /** Shown on alerts, at most 12 characters. */
    alert: `${short}${name}`,
  };
}

export type Names = ReturnType<typeof namesOf>;
