import type { FormField } from './form-shapes.ts';

/** How far a form is answered. */
export interface Progress {
  /** The part of the required questions that are answered, 0 to 1 with two decimals; 1 where nothing is required. */
  progress: number;
  complete: boolean;
  /** Required questions without an answer, in their order. */
  missing: string[];
}

/** Works out the progress from the form and the names of what is answered; nothing else plays a part. */
export function progressOf(form: readonly FormField[], answered: ReadonlySet<string>): Progress {
  const required = form.filter((field) => field.required).map(({ name }) => name);
  const missing = required.filter((name) => !answered.has(name));
  const part = required.length === 0 ? 1 : (required.length - missing.length) / required.length;
  return { progress: Math.floor(part * 100) / 100, complete: missing.length === 0, missing };
}
