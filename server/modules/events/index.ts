import { defineModule } from '../../platform/module.ts';
import { routes } from './routes.ts';
import { staffPages } from './staff.ts';

export { Event, EventType } from './model.ts';

/** JSON that clients send to be kept, by type, checked against a schema where the organisation has given one. */
export const events = defineModule({ name: 'events', product: 'events', endpoints: routes, staff: staffPages });
