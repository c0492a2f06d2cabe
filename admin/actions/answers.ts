import { Problem } from '../../server/core/problem.ts';
import type { RecordJSON } from '../adminjs.ts';
import { type Faults, FormFault } from './fields.ts';

/** What AdminJS's front end is told after an action: faults stand at the row, or by themselves where the action has none. */
export interface Answer {
  record?: RecordJSON;
  errors?: Faults;
  notice: { message: string; type: 'success' | 'error' | 'info'; resourceId?: string };
  [more: string]: unknown;
}

/** The answer for what went wrong where the person can act on it; anything else is thrown on. */
export function answerFault(error: unknown, record: RecordJSON | undefined): Answer {
  const faulty = (message: string, faults?: Faults): Answer => ({
    ...(record ? { record: faults ? { ...record, errors: faults as RecordJSON['errors'] } : record } : faults && { errors: faults }),
    notice: { message, type: 'error' },
  });
  if (error instanceof FormFault) return faulty(error.message, error.faults);
  if (!(error instanceof Problem)) throw error;
  if (error.status >= 500) return faulty(error.message);
  const faults = Object.fromEntries(
    error.errors.map(({ path, message }) => [path.replace(/^body\./, '').split('.')[0] ?? path, { message }]),
  );
  return faulty(error.detail ?? error.message, faults);
}
