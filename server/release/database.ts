import { roles } from '../platform/db/index.ts';
import { named, quoted } from './administrator.ts';
import { boundRoles, written } from './roles.ts';
import type { Wish } from './wishes.ts';

const { owner } = roles;
const toNobody = (acl: string): string => `not exists (select from aclexplode(${acl}) where grantee = 0)`;

/** Who may connect to the database: the roles of the house, and nobody else by default. The owner makes schemas in it as well. */
export function databaseIsOurs(database: string): Wish[] {
  const name = quoted(database);
  const may = (role: string, right: string): Wish => ({
    what: `${right} on ${database} for ${role}`,
    there: `select where has_database_privilege('${role}', ${name}, '${right}')`,
    make: `grant ${right} on database ${named(database)} to ${role}`,
  });
  // For whoever signs in: on Azure an administrator may have no say over what goes with an identity.
  const writes = Object.entries(written).map(([setting, value]) => ({
    what: `${setting} ${value} in ${database}`,
    there: `select from pg_db_role_setting where setdatabase = (select oid from pg_database where datname = ${name}) and setrole = 0
      and setconfig @> array[${quoted(`${setting}=${value}`)}]`,
    make: `alter database ${named(database)} set ${setting} = ${quoted(value)}`,
  }));
  return [
    ...writes,
    {
      what: `${database} closed to everybody else`,
      there: `select from pg_database where datname = ${name} and ${toNobody(`coalesce(datacl, acldefault('d', datdba))`)}`,
      make: `revoke all on database ${named(database)} from public`,
    },
    ...['connect', 'create', 'temporary'].map((right) => may(owner, right)),
    ...boundRoles.map((role) => may(roles[role], 'connect')),
  ];
}

/** The schemas, asked for inside the database: `app` is the owner's, and whoever else works in it makes nothing there or in `public`. */
export function schemasAreOurs(): Wish[] {
  const works = [...boundRoles.map((role) => roles[role]), roles.content];
  return [
    {
      what: 'schema public closed to everybody',
      there: `select from pg_namespace where nspname = 'public' and ${toNobody(`coalesce(nspacl, acldefault('n', nspowner))`)}`,
      make: 'revoke all on schema public from public',
    },
    {
      what: `schema app of ${owner}`,
      there: `select from pg_namespace where nspname = 'app' and nspowner = '${owner}'::regrole`,
      make: `create schema if not exists app authorization ${owner}`,
    },
    ...works.map((role) => ({
      what: `usage of schema app for ${role}`,
      there: `select where has_schema_privilege('${role}', 'app', 'usage')`,
      make: `grant usage on schema app to ${role}`,
    })),
    ...works.map((role) => ({
      what: `${role} makes nothing in schema app`,
      there: `select where not has_schema_privilege('${role}', 'app', 'create')`,
      make: `revoke create on schema app from ${role}`,
    })),
    {
      // Tables are granted by the migration that makes them, so by default a new one is nobody's; a new function would be everybody's.
      what: `no function of ${owner} for everybody by default`,
      there: `select from pg_default_acl where defaclrole = '${owner}'::regrole and defaclnamespace = 0 and defaclobjtype = 'f' and ${toNobody('defaclacl')}`,
      make: `alter default privileges for role ${owner} revoke execute on functions from public`,
    },
  ];
}
