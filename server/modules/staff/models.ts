import { OrgModel, ScopedModel } from '../../platform/db/index.ts';

/** What each of our own people may do in the console. */
export const staffRoles = ['auditor', 'support', 'admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** A staff member's permission to read an organisation's content: for a reason, for an hour at most. */
export class StaffGrant extends OrgModel {
  static override tableName = 'app.staff_grants';
  declare staff_user_id: string;
  declare staff_name: string;
  declare reason: string;
  declare expires_at: Date;
  declare ended_at: Date | null;
  declare ended_by: 'staff' | 'organisation' | null;
}

/** Whether an organisation lets staff read its content at all; no row: yes. */
export class StaffAccess extends OrgModel {
  static override tableName = 'app.staff_access';
  declare allowed: boolean;
  declare updated_at: Date;
}

/** What one of our people asked a worker to open for them, and its answer, sealed to that request; gone once it is taken. */
export class StaffReading extends OrgModel {
  static override tableName = 'app.staff_readings';
  declare staff_user_id: string;
  declare about_table: string;
  declare about_row: string;
  declare public_key: Buffer;
  declare answer: Buffer | null;
}

/** What staff did, platform-wide; written in the transaction of the change itself. */
export class StaffEvent extends ScopedModel {
  static override tableName = 'app.staff_events';
  declare staff_user_id: string;
  declare staff_name: string;
  declare action: string;
  declare about_org: string | null;
  declare target: string | null;
  declare detail: Record<string, unknown>;
  declare request_id: string | null;
  declare ip: string | null;
}
