import { EventEmitter } from 'node:events';
import type { Request } from 'express';
import { Problem } from '../../server/core/problem.ts';

/** The one that reads the forms, as far as it is used here. */
interface Reader extends EventEmitter {
  handlePart(part: object): void;
  _error(error: Error): void;
}

/** What the fields of our forms are called. AdminJS makes objects of names with dots, and would fail on some. */
const fieldName = /^(?!__)\w{1,60}$/;

/** How forms are read: none larger than people fill in, and a file is refused as it begins, before anything is written to disk. */
export const formLimits = {
  maxFileSize: 1,
  maxFieldsSize: 512 * 1024,
  maxFields: 200,
  onPart(this: Reader, part: { filename?: unknown }): void {
    if (part.filename === undefined) this.handlePart(part);
    else this._error(new Error('The form holds a file.'));
  },
  emit(this: Reader, event: string, ...given: unknown[]): boolean {
    if (event !== 'field' || fieldName.test(String(given[0]))) return EventEmitter.prototype.emit.call(this, event, ...given);
    this._error(new Error('The form names a field that is none of ours.'));
    return true;
  },
};

/** As browsers and AdminJS write them: whoever reads the form looks for its type anywhere in the line. */
const forms =
  /^(?:multipart\/form-data; ?boundary=[\w'()+,./:=?-]+|multipart\/form-data|(?:application\/x-www-form-urlencoded|application\/json)(?:; ?charset=utf-8)?)$/i;

/** Refuses a body that is no form; of any other type it would be written to disk as a file. 415. */
export function mustBeForm(req: Request): void {
  const empty = req.headers['transfer-encoding'] === undefined && Number(req.headers['content-length'] ?? 0) === 0;
  if (!empty && !forms.test(req.headers['content-type'] ?? ''))
    throw new Problem(415, 'unsupported_media_type', 'The console takes forms and JSON.');
}
