/** What a member of an organisation is there; `device` is a person known only by their device. */
export const roles = ['viewer', 'member', 'admin', 'owner', 'device'] as const;
export type Role = (typeof roles)[number];

const viewer = [
  'me:read',
  'me:write',
  'org:read',
  'members:read',
  'invitations:read',
  'org_keys:read',
  'limits:read',
  'repositories:read',
  'webhooks:read',
  'reports:read',
  'assets:read',
  'vehicles:read',
  'conversations:read',
  'diagnoses:read',
  'intake:read',
  'escalations:read',
  'events:read',
] as const;

const member = [
  ...viewer,
  'credentials:read',
  'analyses:write',
  'reports:write',
  'assets:write',
  'vehicles:write',
  'conversations:write',
  'diagnoses:write',
  'intake:write',
  'events:write',
] as const;

const admin = [
  ...member,
  'org:write',
  'members:write',
  'invitations:write',
  'settings:read',
  'settings:write',
  'staff_access:read',
  'api_keys:read',
  'api_keys:write',
  'credentials:write',
  'repositories:write',
  'webhooks:write',
  'escalations:write',
  'subjects:read',
  'subjects:write',
  'audit:read',
  'usage:read',
] as const;

const owner = [...admin, 'org_keys:write', 'staff_access:write', 'owners:write'] as const;

/** What the endpoints ask for, as noun:verb; also the scopes an API key may carry. */
export type Permission = (typeof owner)[number];

/** Own rows only: the services of these modules narrow a device's reach to what it made itself. */
const device: readonly Permission[] = [
  'me:read',
  'me:write',
  'vehicles:read',
  'vehicles:write',
  'conversations:read',
  'conversations:write',
  'intake:read',
  'intake:write',
];

const byRole: Record<Role, ReadonlySet<Permission>> = {
  viewer: new Set(viewer),
  member: new Set(member),
  admin: new Set(admin),
  owner: new Set(owner),
  device: new Set(device),
};

/** Every permission there is, in the order of the roles that gain them. */
export const allPermissions: readonly Permission[] = owner;

/** Everything the role may do: an allow list, so what is not in it is refused. */
export const permissionsOf = (role: Role): ReadonlySet<Permission> => byRole[role];

/** What an API key may do: its scopes, as far as its creator's current role still has them. */
export const permissionsOfKey = (scopes: readonly string[], role: Role): ReadonlySet<Permission> =>
  new Set(allPermissions.filter((permission) => byRole[role].has(permission) && scopes.includes(permission)));
