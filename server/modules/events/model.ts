import { OrgModel } from '../../platform/db/index.ts';

/** Something that a client told us: written once, never changed. `size` is the length of its data as JSON, in bytes. */
export class Event extends OrgModel {
  static override tableName = 'app.events';
  declare type: string;
  declare data: Record<string, unknown>;
  declare size: number;
}

/** A type of events that an organisation has described; `schema` is the JSON Schema that their data must fit, null for any data. */
export class EventType extends OrgModel {
  static override tableName = 'app.event_types';
  declare type: string;
  declare description: string | null;
  declare schema: Record<string, unknown> | null;
  declare updated_at: Date;
}
