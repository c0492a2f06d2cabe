import { OrgModel } from '../../platform/db/index.ts';

/** One answer of the mechanic and what it cost, speech included. What it says is in its message. */
export class Diagnosis extends OrgModel {
  static override tableName = 'app.diagnoses';
  declare user_id: string;
  declare conversation_id: string;
  /** The message that holds the answer. */
  declare message_id: string;
  declare vehicle_id: string | null;
  declare model: string;
  declare input_tokens: number;
  declare output_tokens: number;
  declare duration_ms: number;
}
