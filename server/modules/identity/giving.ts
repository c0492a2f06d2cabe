import { forbidden } from '../../core/problem.ts';
import { permissionsOf, type Role } from '../../platform/http/permissions.ts';

/** Whether somebody with these permissions may make others what they are themselves at most: nobody gives what they do not hold. */
export const mayGive = (permissions: ReadonlySet<string>, role: Role): boolean =>
  [...permissionsOf(role)].every((held) => permissions.has(held));

/** 403 unless the giver holds everything that the role does. */
export function mustBeAbleToGive(permissions: ReadonlySet<string>, role: Role): void {
  if (!mayGive(permissions, role)) throw forbidden(role === 'owner' ? 'owners:write' : `everything that ${role} holds`);
}
