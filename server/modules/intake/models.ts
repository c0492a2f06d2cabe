import { OrgModel, SubjectModel } from '../../platform/db/index.ts';
import type { FormField } from './form-shapes.ts';
import type { Level } from './risk/index.ts';

/** What a session can be doing; `safety` ends only by a person's acknowledgement. */
export const modes = ['intake', 'chat', 'safety', 'complete'] as const;
export type Mode = (typeof modes)[number];

/** One conversation of one person, known to their client by a key of its own choosing. */
export class IntakeSession extends SubjectModel {
  static override tableName = 'app.intake_sessions';
  declare session_key: string;
  declare mode: Mode;
  /** Where it goes back to after `safety`. */
  declare mode_before: Mode | null;
  declare updated_at: Date;
}

abstract class OfSession extends SubjectModel {
  declare session_id: string;
}

/** One message; `content` is sealed. */
export class IntakeMessage extends OfSession {
  static override tableName = 'app.intake_messages';
  declare role: 'user' | 'assistant';
  declare content: Buffer;
  declare key_version: number;
}

/** One answer to a question of the form; `value` is sealed JSON. A suggestion until its person confirms it. */
export class IntakeField extends OfSession {
  static override tableName = 'app.intake_fields';
  declare name: string;
  declare value: Buffer;
  declare key_version: number;
  declare status: 'suggested' | 'confirmed';
  declare source: 'person' | 'rules' | 'model';
  declare updated_at: Date;
}

/** The summary of a session, sealed; one per organisation, person and session. */
export class SessionSummary extends OfSession {
  static override tableName = 'app.session_summaries';
  declare summary: Buffer;
  declare key_version: number;
  declare source: 'person' | 'model';
  declare updated_at: Date;
}

/** One judgement of something that was said, without the words. */
export class RiskCheck extends OfSession {
  static override tableName = 'app.risk_checks';
  declare level: Level;
  declare rules_level: Level;
  declare model_level: Level | null;
  /** 'agreed', 'raised', 'not_asked', 'not_configured' or why it failed. */
  declare model_outcome: string;
  declare reasons: string[];
}

/** Somebody may be in danger and a person must look; one is open per session at most. */
export class Escalation extends OfSession {
  static override tableName = 'app.escalations';
  declare level: 'high' | 'emergency';
  declare reasons: string[];
  /** How often danger was seen while it was open. */
  declare signs: number;
  declare notified: number;
  declare notified_at: Date;
  declare acknowledged_at: Date | null;
  declare acknowledged_by: string | null;
  declare updated_at: Date;
}

/** The questions of an organisation; without a row the default ones. */
export class IntakeForm extends OrgModel {
  static override tableName = 'app.intake_forms';
  static override idColumn = 'org_id';
  declare fields: FormField[];
  declare version: number;
  declare updated_at: Date;

  /** One row per organisation, which has no id of its own. */
  override $beforeInsert(context: Parameters<OrgModel['$beforeInsert']>[0]): void {
    super.$beforeInsert(context);
    delete (this as Partial<IntakeForm>).id;
  }
}
