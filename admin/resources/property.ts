import type { StaffTable } from '../../server/platform/staff/index.ts';
import { BaseProperty } from '../adminjs.ts';
import type { Kind } from './column-types.ts';

const types: Record<Kind, 'string' | 'number' | 'boolean' | 'datetime' | 'textarea'> = {
  text: 'string',
  uuid: 'string',
  number: 'number',
  boolean: 'boolean',
  // A day is text: a JavaScript Date would move it by the time zone.
  date: 'string',
  datetime: 'datetime',
  json: 'textarea',
  list: 'string',
};

/** One visible column, as AdminJS asks about it; JSON is text to it. */
export class StaffProperty extends BaseProperty {
  readonly #to: string | undefined;
  readonly #editable: boolean;
  readonly #choices: readonly string[] | undefined;

  constructor(table: StaffTable, name: string, kind: Kind, position: number) {
    const to = table.references?.[name];
    super({ path: name, type: to === undefined ? types[kind] : 'reference', isSortable: table.sort.includes(name), position });
    this.#to = to;
    this.#editable = table.edit?.includes(name) ?? false;
    this.#choices = table.choices?.[name];
  }

  override reference(): string | null {
    return this.#to ?? null;
  }

  override availableValues(): string[] | null {
    return this.#choices ? [...this.#choices] : null;
  }

  override isEditable(): boolean {
    return this.#editable;
  }

  override isVisible(): boolean {
    return true;
  }
}
