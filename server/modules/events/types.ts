import { conflict, found, invalid } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import { listed, type Page } from '../../platform/http/index.ts';
import { EventType } from './model.ts';
import { SchemaRefused } from './schema-rules.ts';
import type { EventTypeInput } from './shapes.ts';
import { validatorOf } from './validators.ts';

const mostTypes = 500;

/** A short version of a type, from when it was last changed. */
export const versionOf = ({ updated_at }: { updated_at: Date | string }): string => String(new Date(updated_at).getTime());

/** The described types, by name. */
export const listTypes = (org: Org, call: { page(): Page }) =>
  org.read((db) => listed(db, call, EventType, { keys: ['type'], order: 'asc' }));

/** One described type; 404 `event_type_not_found`. */
export const getType = (org: Org, type: string): Promise<EventType> =>
  org.read(async (db) => found('event_type', await db.rows(EventType).findOne({ type })));

/**
 * Describes a type, or describes it anew; events that were received before stay as they are. `expect` is checked against the version of
 * the one that is there, '' when there is none. 409 `event_type_conflict` past 500 types.
 */
export async function putType(org: Org, type: string, input: EventTypeInput, expect: (version: string) => void): Promise<EventType> {
  if (input.schema) await mustBeSafe(input.schema);
  return org.write('event_type.described', async (db) => {
    const before = await db.rows(EventType).findOne({ type }).forUpdate();
    expect(before ? versionOf(before) : '');
    if (!before && (await db.rows(EventType).resultSize()) >= mostTypes)
      throw conflict(
        'event_type_conflict',
        `An organisation describes at most ${mostTypes} types of events.`,
        'Take one back first that is not sent any more.',
      );
    const row = { ...input, updated_at: new Date() };
    const after = await db
      .rows(EventType)
      .insert({ type, ...row })
      .onConflict(['org_id', 'type'])
      .merge(['description', 'schema', 'updated_at'])
      .returning('*')
      .first();
    db.record({ target: type, detail: { fields: Object.keys(input).sort() } });
    return found('event_type', after as EventType | undefined);
  });
}

/** Takes the description of a type back; 404 `event_type_not_found`. `expect` is checked against its version. */
export const removeType = (org: Org, type: string, expect: (version: string) => void): Promise<void> =>
  org.write('event_type.removed', async (db) => {
    expect(versionOf(found('event_type', await db.rows(EventType).findOne({ type }).forUpdate())));
    await db.rows(EventType).where({ type }).delete();
    db.record({ target: type });
  });

async function mustBeSafe(schema: Record<string, unknown>): Promise<void> {
  try {
    await validatorOf(schema);
  } catch (error) {
    if (error instanceof SchemaRefused) throw invalid([{ path: 'body.schema', message: error.message }]);
    throw error;
  }
}
