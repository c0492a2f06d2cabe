import { Event, EventType } from '../server/modules/events/index.ts';
import type { Org } from '../server/platform/db/index.ts';

const type = 'sensor.reading';
const description = 'A temperature that a sensor measured.';
const schema = {
  type: 'object',
  required: ['sensor', 'celsius'],
  properties: { sensor: { type: 'string', maxLength: 40 }, celsius: { type: 'number', minimum: -90, maximum: 150 } },
  additionalProperties: false,
};

/** A type of events that is described, and three of them; nothing where the type is there. */
export const seedReadings = (org: Org): Promise<void> =>
  org.write('event_type.described', async (db) => {
    db.record({ target: type });
    if (await db.rows(EventType).findOne({ type })) return;
    await db.rows(EventType).insert({ type, description, schema });
    const readings = [20.5, 21, 24.5].map((celsius) => ({ sensor: 'cold-store-1', celsius }));
    await db.rows(Event).insert(readings.map((data) => ({ type, data, size: JSON.stringify(data).length })));
  });
