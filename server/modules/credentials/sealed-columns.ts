import type { Place } from '../../platform/crypto/index.ts';
import type { OrgModel } from '../../platform/db/index.ts';

type SealedModel = (new () => OrgModel) & { tableName: string };

/** A column that holds sealed bytes, and the column beside it with the key version they are sealed under; both are null together. */
export interface SealedColumn {
  model: SealedModel;
  sealed: string;
  key_version: string;
  /** Where the value of this row lives, as sealing and opening it need to know. */
  at(rowId: string): Place;
}

const columns: SealedColumn[] = [];

/**
 * Declares a sealed column. It gives the place to seal and open with, so nothing is sealed without being known here: when the
 * organisation's key is rotated, the values of every declared column are sealed anew.
 */
export function sealedColumn(model: SealedModel, sealed = 'sealed', key_version = 'key_version'): SealedColumn {
  const table = model.tableName.replace(/^app\./, '');
  const column: SealedColumn = { model, sealed, key_version, at: (row_id) => ({ table, row_id, field: sealed }) };
  columns.push(column);
  return column;
}

/** Every sealed column of the house. */
export const sealedColumns = (): readonly SealedColumn[] => columns;
