import { createRequire } from 'node:module';

const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils.js') as { prepareValue(value: unknown): string | Buffer | null };

/**
 * Values as they travel; throws where one cannot. Asked before anything is sent: pg would find out in the middle, and forget to note that
 * it has closed the statement, which nobody could use on that connection again.
 */
export const sendable = (values: readonly unknown[]): unknown[] => values.map((value) => prepareValue(value));
