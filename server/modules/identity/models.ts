import { OrgModel, ScopedModel, SubjectModel } from '../../platform/db/index.ts';
import type { Role } from '../../platform/http/index.ts';

/**
 * How an organisation stands; only an active one is let in. What is `deleting` can be taken back, from `erasing` on its rows and files go.
 */
export const orgStatuses = ['active', 'suspended', 'deleting', 'erasing', 'erased'] as const;
export type OrgStatus = (typeof orgStatuses)[number];

/** How devices sign in: not at all, with a secret given once, or by name alone. */
export const deviceSignIns = ['off', 'bound', 'open'] as const;
export type DeviceSignIn = (typeof deviceSignIns)[number];

/** What the platform (staff) has set for an organisation; absent keys mean the default. */
export interface OrgSettings {
  modules?: string[];
  device_signin?: DeviceSignIn;
  limits?: Record<string, number>;
}

/** An organisation, seen from inside: its own row and no other. */
export class OrgRow extends ScopedModel {
  static override tableName = 'app.orgs';
  declare slug: string;
  declare name: string;
  declare status: OrgStatus;
  declare plan: string;
  declare settings: OrgSettings;
  declare stamp: string;
  declare updated_at: Date;
}

/** A person, as the members of one of their organisations see them. */
export class MemberUser extends ScopedModel {
  static override tableName = 'app.users';
  /** The columns that longhouse_app may read; never ask for all. */
  static readonly visible = ['id', 'email', 'external_id', 'display_name', 'created_at'] as const;
  declare email: string | null;
  declare external_id: string | null;
  declare display_name: string | null;
}

/** One person in one organisation, with their role there. */
export class Membership extends OrgModel {
  static override tableName = 'app.memberships';
  declare user_id: string;
  declare role: Role;
  declare updated_at: Date;
}

/** An invitation of an address; its token is stored as a hash only. */
export class Invitation extends OrgModel {
  static override tableName = 'app.invitations';
  declare email: string;
  declare role: Role;
  declare token_hash: Buffer;
  declare invited_by: string | null;
  declare expires_at: Date;
  declare accepted_at: Date | null;
}

/** One sign-in of a person into one organisation. */
export class Session extends OrgModel {
  static override tableName = 'app.sessions';
  declare user_id: string;
  declare user_agent: string | null;
  declare ip: string | null;
  declare last_used_at: Date;
  declare expires_at: Date;
  declare revoked_at: Date | null;
}

/** An API key, without the key: of that only the hash is stored. */
export class ApiKey extends OrgModel {
  static override tableName = 'app.api_keys';
  declare name: string;
  declare key_id: string;
  declare secret_hash: Buffer;
  declare scopes: string[];
  declare created_by: string;
  declare expires_at: Date | null;
  declare last_used_at: Date | null;
  declare revoked_at: Date | null;
  declare updated_at: Date;
}

/** What an organisation's own admins have set. */
export class OwnSettings extends OrgModel {
  static override tableName = 'app.org_settings';
  declare settings: Record<string, unknown>;
  declare updated_at: Date;
}

/** An escalation of the person themselves, as far as it keeps them from leaving; the rest of it is intake's. */
export class OwnEscalation extends SubjectModel {
  static override tableName = 'app.escalations';
  declare session_id: string;
  declare acknowledged_at: Date | null;
}
