import { sealedColumn, type SealedColumn } from '../credentials/index.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { IntakeField, IntakeMessage, SessionSummary } from './models.ts';

/** What people say is sealed, value by value. */
export const messageColumn = sealedColumn(IntakeMessage, 'content');
export const fieldColumn = sealedColumn(IntakeField, 'value');
export const summaryColumn = sealedColumn(SessionSummary, 'summary');

/** Seals the text for the row with this id, as the columns of that row take it; never inside of a transaction. */
export async function sealedInto(org: Org, tools: Pick<Tools, 'keys'>, column: SealedColumn, id: string, text: string) {
  const { sealed, key_version } = await tools.keys.seal(org, column.at(id), text);
  return { id, [column.sealed]: sealed, key_version };
}

/** The text that was sealed; never inside of a transaction. */
export async function opened(org: Org, tools: Tools, column: SealedColumn, row: { id: string }): Promise<string> {
  const plain = await tools.keys.open(org, column.at(row.id), (row as Record<string, unknown>)[column.sealed] as Buffer);
  const text = plain.toString();
  plain.fill(0);
  return text;
}
