import type { Expected } from '../rules/expected.ts';

/** What stands at a path: the value itself, or a function (`by`) of the environment and the resource's id. */
export type Value = string | number | boolean | object | undefined | ((it: Expected, id: string) => unknown);

/** Attributes by resource type. */
export type Table = Record<string, Record<string, Value>>;

export const ref = (type: string, name: string, attribute = 'id'): string => `\${azurerm_${type}.${name}.${attribute}}`;
export const tenant = '${data.azurerm_client_config.client.tenant_id}';

/** The word for what a resource is about: api of api-app, api-slot, api-diagnostics. */
export const who = (id: string): string => id.replace(/-(?:app|slot|diagnostics|job|health)$/, '');

/** Where data is, in a protected environment. */
export const kept = { 'lifecycle.prevent_destroy': ({ protect }: Expected) => protect || undefined };
