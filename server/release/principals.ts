import type { DatabaseRole } from '../platform/config/index.ts';
import { roles } from '../platform/db/index.ts';
import { StartFault } from '../run/start-fault.ts';
import { type Desk, named, quoted } from './administrator.ts';
import { limitsOf, memberOfNoOther } from './roles.ts';
import type { Wish } from './wishes.ts';

/** An Entra identity and the database role it signs in for. `object_id` is the principal's, not its client id. */
export interface Principal {
  role: DatabaseRole;
  name: string;
  object_id: string;
}

/**
 * Reads the setting DB_PRINCIPALS, whose entries are checked to be `role=name/object-id`. Throws StartFault for an identity that is named
 * twice: it would have the rights of whichever role came last.
 */
export function principalsOf(entries: readonly string[]): Principal[] {
  const principals = entries.map((entry): Principal => {
    const [role = '', name = '', object_id = ''] = entry.split(/[=/]/);
    return { role: role as DatabaseRole, name, object_id: object_id.toLowerCase() };
  });
  const twice = principals.find((one, i) =>
    principals.some((other, j) => j < i && (other.name === one.name || other.object_id === one.object_id)),
  );
  if (twice) throw new StartFault(`DB_PRINCIPALS names ${twice.name} twice: an identity signs in for one role.`);
  return principals;
}

/** Asked for in database postgres: the identity may sign in to the server. */
export const signsIn = ({ name, object_id }: Principal): Wish => ({
  what: `Entra principal ${name}`,
  there: `select from pg_roles where rolname = ${quoted(name)}`,
  make: `select pgaadauth_create_principal_with_oid(${quoted(name)}, ${quoted(object_id)}, 'service', false, false)`,
});

/** An identity that was made anew keeps its name and not its object id: its role would let nobody in. Throws the command that mends it. */
export async function mustBeItself(desk: Desk, { name, object_id }: Principal): Promise<void> {
  const labels = await desk.ask<{ label: string }>(
    `select l.label from pg_shseclabel l join pg_roles r on r.oid = l.objoid and l.classoid = 'pg_authid'::regclass where r.rolname = $1 and l.provider = 'pgaadauth'`,
    [name],
  );
  if (labels.some(({ label }) => label.split(',').includes(`oid=${object_id}`))) return;
  const mend = `SECURITY LABEL FOR "pgaadauth" ON ROLE ${named(name)} IS ${quoted(`aadauth,oid=${object_id},type=service`)};`;
  const whose = labels.length > 0 ? `belongs to another Entra identity (${labels[0]?.label ?? ''})` : 'belongs to no Entra identity';
  throw new StartFault(`The role ${name} ${whose}, not to ${object_id}. As ${desk.user}, in database postgres: ${mend}`);
}

/**
 * What an identity may do once it is in: the rights of its role, or for the owner's only the right to take that role on. `owner` is written
 * out with SET and without INHERIT, so that whatever forgets to take the role on can do nothing.
 */
export function hasItsRole({ role, name }: Principal, database: string): Wish[] {
  const group = roles[role];
  const member = `select from pg_auth_members m where m.roleid = '${group}'::regrole and m.member = (select oid from pg_roles where rolname = ${quoted(name)})`;
  const connects: Wish = {
    what: `connect on ${database} for ${name}`,
    there: `select where has_database_privilege(${quoted(name)}, ${quoted(database)}, 'connect')`,
    make: `grant connect on database ${named(database)} to ${named(name)}`,
  };
  const takesOn: Wish = {
    what: `${name} may take on ${group}`,
    there: `${member} and m.set_option and not m.inherit_option`,
    make: `grant ${group} to ${named(name)} with inherit false, set true`,
  };
  const has: Wish = {
    what: `${group} for ${name}`,
    there: `${member} and m.inherit_option and not m.admin_option`,
    make: `grant ${group} to ${named(name)} with inherit true, set false, admin false`,
  };
  return [
    ...(role === 'owner' ? [takesOn, connects] : [has]),
    memberOfNoOther(name, [role]),
    ...(role === 'owner' ? [] : limitsOf(role, name).map((limit) => ({ ...limit, optional: true as const }))),
  ];
}

/** The administrator owns what it makes for the owner: without this it could not make the schema. A superuser needs no leave. */
export const mayActAsOwner: Wish = {
  what: `the administrator may act as ${roles.owner}`,
  there: `select from pg_roles u where u.rolname = current_user and (u.rolsuper or exists (
    select from pg_auth_members m where m.member = u.oid and m.roleid = '${roles.owner}'::regrole and m.inherit_option and m.set_option))`,
  make: `grant ${roles.owner} to current_user with inherit true, set true`,
};
