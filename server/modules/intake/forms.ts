import type { Org } from '../../platform/db/index.ts';
import { defaultForm } from './default-form.ts';
import type { FormField } from './form-shapes.ts';
import { IntakeForm } from './models.ts';

/** The questions of the organisation; `version` 0 are the default ones. */
export async function getForm(org: Org) {
  const row = await org.read((db) => db.rows(IntakeForm).first());
  return row ? { ...row, is_default: false } : { fields: [...defaultForm], version: 0, is_default: true, updated_at: null };
}

/** The fields of the organisation's form, in their order. */
export const fieldsOf = async (org: Org): Promise<readonly FormField[]> => (await getForm(org)).fields;

/** Replaces the questions. Answers to those that are gone stay with their sessions. `expect` is checked against the version. */
export const putForm = (org: Org, fields: FormField[], expect: (version: string) => void) =>
  org.write('intake_form.changed', async (db) => {
    const before = await db.rows(IntakeForm).first().forUpdate();
    expect(String(before?.version ?? 0));
    const fresh = { fields: JSON.stringify(fields) as unknown as FormField[], version: (before?.version ?? 0) + 1, updated_at: new Date() };
    // Of two that make the first one at once, the second finds it there: the later wins, as it would with a row to lock.
    await db.rows(IntakeForm).insert(fresh).onConflict(['org_id']).merge();
    db.record({ target: org.id, detail: { version: fresh.version, fields: fields.map(({ name }) => name) } });
    return { ...fresh, fields, is_default: false };
  });
