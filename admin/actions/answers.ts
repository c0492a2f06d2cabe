import { Problem } from '../../server/core/problem.ts';
import type { RecordJSON } from '../adminjs.ts';
import { FormFault } from './fields.ts';

/** What AdminJS's front end is told after an action. */
export interface Answer {
  record: RecordJSON;
  notice: { message: string; type: 'success' | 'error' | 'info'; resourceId?: string };
  [more: string]: unknown;
}

/** The answer for what went wrong where the person can act on it; anything else is thrown on. */
export function answerFault(error: unknown, record: RecordJSON): Answer {
  if (error instanceof FormFault)
    return { record: { ...record, errors: error.faults as RecordJSON['errors'] }, notice: { message: error.message, type: 'error' } };
  if (error instanceof Problem && error.status < 500) {
    const faults = Object.fromEntries(
      error.errors.map(({ path, message }) => [path.replace(/^body\./, '').split('.')[0] ?? path, { message }]),
    );
    return {
      record: { ...record, errors: faults as RecordJSON['errors'] },
      notice: { message: error.detail ?? error.message, type: 'error' },
    };
  }
  if (error instanceof Problem) return { record, notice: { message: error.message, type: 'error' } };
  throw error;
}
