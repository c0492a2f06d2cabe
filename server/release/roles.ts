import type { DatabaseRole } from '../platform/config/index.ts';
import { roles } from '../platform/db/index.ts';
import { named, quoted } from './administrator.ts';
import type { Wish } from './wishes.ts';

/** The database roles of the house, the owner first. */
export const databaseRoles: readonly DatabaseRole[] = ['owner', 'app', 'auth', 'staff'];

/** Those who own nothing and whom row level security binds. */
export const boundRoles = ['app', 'auth', 'staff'] as const;

/** How moments are written, whatever the server is set to: another way would be read as no moment at all. */
export const written = { DateStyle: 'ISO, MDY', TimeZone: 'UTC' };
/** Lists of all organisations are asked for in one text with values that fit a handful of rows or all of them: one plan fits only some. */
const eachAnew = { plan_cache_mode: 'force_custom_plan' };
/**
 * Look-ups of few rows by their keys, on every request: planning them anew takes PostgreSQL twenty times what they take themselves. By
 * their keys also where a table is so small yet that reading all of it looks as good.
 */
const onceForAll = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off' };

/** Limits, and ways, that go with a role wherever it connects from: the worker lifts its own where it needs to. */
const limits: Record<DatabaseRole, Record<string, string>> = {
  owner: { lock_timeout: '2s', ...written },
  app: { statement_timeout: '5s', lock_timeout: '2s', idle_in_transaction_session_timeout: '10s', ...written },
  auth: { statement_timeout: '5s', lock_timeout: '2s', idle_in_transaction_session_timeout: '10s', ...written, ...onceForAll },
  staff: { statement_timeout: '10s', lock_timeout: '2s', idle_in_transaction_session_timeout: '10s', ...written, ...eachAnew },
};

/** The limits of a database role, set on whoever signs in with it: the role itself, or on Azure an identity. */
export const limitsOf = (role: DatabaseRole, user: string): Wish[] =>
  Object.entries(limits[role]).map(([setting, value]) => ({
    what: `${setting} ${value} for ${user}`,
    there: `select from pg_roles where rolname = ${quoted(user)} and rolconfig @> array[${quoted(`${setting}=${value}`)}]`,
    make: `alter role ${named(user)} set ${setting} = ${quoted(value)}`,
  }));

const none = 'nosuperuser nobypassrls nocreaterole nocreatedb noreplication';
const special = 'rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication';

/** A role that has no right of its own but what is granted to it; it signs in only where that is added. */
function roleExists(name: string): Wish[] {
  return [
    { what: `role ${name}`, there: `select from pg_roles where rolname = '${name}'`, make: `create role ${name} nologin ${none}` },
    {
      what: `${name} without special rights`,
      there: `select from pg_roles where rolname = '${name}' and not (${special})`,
      make: `alter role ${name} ${none}`,
    },
  ];
}

const house = databaseRoles.map((role) => `'${roles[role]}'`).join(', ');

/** Whoever it is, it has no role of the house but those listed. */
export function memberOfNoOther(user: string, allowed: readonly DatabaseRole[]): Wish {
  const mine = allowed.map((role) => `'${roles[role]}'`).join(', ') || `''`;
  const others = `select r.rolname, g.rolname as grantor from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles u on u.oid = m.member
    join pg_roles g on g.oid = m.grantor where u.rolname = ${quoted(user)} and r.rolname in (${house}) and r.rolname not in (${mine})`;
  return {
    what: `${user} in no other role of the house`,
    there: `select where not exists (${others})`,
    make: `do $$ declare one record; begin
      for one in ${others} loop execute format('revoke %I from %I granted by %I', one.rolname, ${quoted(user)}, one.grantor); end loop;
    end $$`,
  };
}

/** Nobody signs in as it, and longhouse_staff has nothing of it until it takes it on by `set local role`. */
const contentIsTakenOn: Wish = {
  what: `${roles.content} taken on by ${roles.staff}`,
  there: `select from pg_auth_members where roleid = '${roles.content}'::regrole and member = '${roles.staff}'::regrole
    and not admin_option and not inherit_option and set_option`,
  make: `grant ${roles.content} to ${roles.staff} with admin false, inherit false, set true`,
};

/** The roles of the house, each with its limits: the one source for Azure, a developer's machine and the tests. */
export const rolesOfTheHouse = (): Wish[] => [
  ...databaseRoles.flatMap((role) => [...roleExists(roles[role]), ...limitsOf(role, roles[role])]),
  ...roleExists(roles.content),
  contentIsTakenOn,
  ...boundRoles.map((role) => memberOfNoOther(roles[role], [])),
];
