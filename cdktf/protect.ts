import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock/index.js';
import type { Place } from './place.ts';

/** Forbids to delete a resource, by whatever way, where the environment is protected. */
export function lock({ stack, environment, names }: Place, id: string, target: string): void {
  if (!environment.protect) return;
  new ManagementLock(stack, `${id}-lock`, {
    name: names.of(`${id}-lock`),
    scope: target,
    lockLevel: 'CanNotDelete',
    notes: 'Holds data. Remove the lock on purpose, in the portal or by cdktf, before deleting it.',
  });
}
