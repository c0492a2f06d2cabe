import type { StaffRole } from '../server/modules/staff/index.ts';

const nobody: readonly StaffRole[] = [];
const all: readonly StaffRole[] = ['auditor', 'support', 'admin'];
const support: readonly StaffRole[] = ['support', 'admin'];
const admin: readonly StaffRole[] = ['admin'];

/** What every table allows: reading. */
export const reading = ['list', 'show', 'search', 'export'] as const;

/** Actions on a table as a whole; all others are on one row, and `export` is a download. */
export const onTables: readonly string[] = ['list', 'search', 'add'];

/**
 * Who may do what in the console, beside reading its tables and pages, which all of our people may. What does not stand here nobody may:
 * support all but staff users, keys, limits and deletion; admins all; auditors write nothing.
 */
export const matrix: Readonly<Record<string, Readonly<Record<string, readonly StaffRole[]>>>> = {
  orgs: {
    verify_chain: all,
    suspend: support,
    resume: support,
    set_modules: support,
    set_device_signin: support,
    grant_access: support,
    edit: admin,
    set_plan: admin,
    request_deletion: admin,
  },
  invitations: { withdraw: support },
  api_keys: { revoke: support },
  provider_credentials: { test: support, replace_secret: support, revoke: support },
  org_keys: { rotate: admin, rewrap: admin },
  reports: { retry: support, content: support },
  conversations: { content: support },
  intake_sessions: { content: support },
  chat_messages: { content: support },
  vehicle_mods: { content: support },
  vehicle_documents: { content: support },
  events: { content: support },
  jobs: { retry: support, discard: support },
  staff_grants: { end: support },
  staff_users: { add: admin, edit: admin, disable: admin, enable: admin, reset_sign_in: admin },
};

/**
 * What is done without a fresh code of the authenticator, each with the reason. Every other action of the matrix asks for one, unless the
 * session has given one within the last minutes; reading content does not, because the grant that it needs did.
 */
export const withoutCode: Readonly<Record<string, string>> = {
  'orgs.verify_chain': 'changes nothing',
  'invitations.withdraw': 'another can be sent',
  'provider_credentials.test': 'changes nothing that is sealed',
  'org_keys.rewrap': 'changes nothing that is sealed',
  'reports.retry': 'makes again what failed',
  'jobs.retry': 'makes again what failed',
  'staff_grants.end': 'takes access away',
};

/** Whether the action asks for a fresh code. */
export const asksForCode = (resource: string, action: string): boolean =>
  action !== 'content' &&
  Object.hasOwn(matrix, resource) &&
  Object.hasOwn(matrix[resource]!, action) &&
  !Object.hasOwn(withoutCode, `${resource}.${action}`);

/** Pages beside the tables; each answers by its own handler, which asks again. */
export const pages: Readonly<Record<string, readonly StaffRole[]>> = {
  dashboard: all,
  find: all,
  organisation: all,
  keys: all,
  names: all,
  order: all,
  step_up: all,
  system: all,
};

/** Whether the role may take the action on the resource. Anything not listed is refused. */
export function mayAct(role: StaffRole | undefined, resource: string, action: string): boolean {
  if (role === undefined || !all.includes(role)) return false;
  if ((reading as readonly string[]).includes(action)) return true;
  const allowed = Object.hasOwn(matrix, resource) ? matrix[resource] : undefined;
  return (allowed && Object.hasOwn(allowed, action) ? allowed[action]! : nobody).includes(role);
}

/** Whether the role may see the page. */
export const maySee = (role: StaffRole | undefined, page: string): boolean =>
  role !== undefined && Object.hasOwn(pages, page) && pages[page]!.includes(role);
