import { v7, validate } from 'uuid';

/** A new row id: UUID version 7, so that indexes stay dense and ids sort by time. */
export const newId = (): string => v7();

/** Whether the text is a UUID in its canonical form; anything else never reaches the database. */
export const isUuid = (text: unknown): text is string => typeof text === 'string' && validate(text);
