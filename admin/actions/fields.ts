import { plainText } from '../../server/core/plain.ts';
import type { StaffField, StaffRow, StaffTable } from '../../server/platform/staff/index.ts';

/** What is wrong with a form, by field. */
export type Faults = Record<string, { message: string }>;

/** A form that was not filled in rightly; nothing has been done. */
export class FormFault extends Error {
  readonly faults: Faults;

  constructor(faults: Faults) {
    super('Some fields need another look.');
    this.faults = faults;
  }
}

/** The declared fields out of what was posted, and no others; FormFault where one does not fit. */
export function readFields(
  fields: readonly StaffField[],
  posted: Readonly<Record<string, unknown>>,
  table: StaffTable,
  row: StaffRow,
): Record<string, string> {
  const values: Record<string, string> = {};
  const faults: Faults = {};
  for (const field of fields) {
    const given = Object.hasOwn(posted, field.name) ? posted[field.name] : undefined;
    const value = typeof given === 'string' ? (field.type === 'secret' ? given : given.trim()) : '';
    const fault = faultOf(
      field,
      value,
      [table.typed ?? table.title, table.title].map((name) => plainText(row[name])),
    );
    if (fault === undefined) values[field.name] = value;
    else faults[field.name] = { message: fault };
  }
  if (Object.keys(faults).length > 0) throw new FormFault(faults);
  return values;
}

function faultOf(
  { type, choices = [], optional, min = 0, max = 2_000 }: StaffField,
  value: string,
  names: readonly string[],
): string | undefined {
  if (value === '') return optional ? undefined : 'Must be filled in.';
  if (!value.isWellFormed() || value.includes('\0')) return 'Must be well-formed text.';
  if (type === 'title') return names.includes(value) ? undefined : 'Must be typed exactly as it is named.';
  if (type === 'choice') return choices.includes(value) ? undefined : `Must be one of “${choices.join(', ')}”.`;
  if (type === 'number') {
    const number = Number(value);
    return /^\d{1,15}$/.test(value) && number >= min && number <= max ? undefined : `Must be a number from ${min} to ${max}.`;
  }
  return value.length >= min && value.length <= max ? undefined : `Must have ${min} to ${max} characters.`;
}
