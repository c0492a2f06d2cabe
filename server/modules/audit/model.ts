import { OrgModel } from '../../platform/db/index.ts';

/** Who changed what, and when. Written by `org.write` alone; numbered and hashed by the database. */
export class AuditEvent extends OrgModel {
  static override tableName = 'app.audit_events';
  static override idColumn = ['org_id', 'seq'];
  declare seq: number;
  declare actor_kind: string;
  declare actor_id: string | null;
  declare action: string;
  declare target: string | null;
  declare detail: Record<string, unknown>;
  declare request_id: string | null;
  declare ip: string | null;
  declare prev: Buffer;
  declare hash: Buffer;
}

/** The newest number and hash of an organisation's chain. */
export class AuditHead extends OrgModel {
  static override tableName = 'app.audit_heads';
  static override idColumn = 'org_id';
  declare seq: number;
  declare hash: Buffer;
}
