import { defineModule } from '../../platform/module.ts';
import { staffPages } from './staff.ts';
import { routes } from './routes.ts';

export { verifyChain, wasRecorded } from './service.ts';

/** The record of every change, chained so that nobody can change it unseen. */
export const audit = defineModule({ name: 'audit', endpoints: routes, staff: staffPages });
