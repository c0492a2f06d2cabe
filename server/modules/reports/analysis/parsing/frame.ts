import { MAX_MESSAGE, MAX_NAME, MAX_RAW } from '../limits.ts';
import { clean } from '../text.ts';
import type { Exception, Frame, Language } from '../types.ts';
import type { Place } from './place.ts';

const named = (text: string | null | undefined): string | null => (text ? clean(text, MAX_NAME) : null);

/** A frame in storable form; place and function are null where the log does not tell them. */
export const frameOf = (
  language: Language,
  raw: string,
  place: { file: string | null; line?: number | null; column?: number | null } | Place | null,
  name: string | null | undefined,
): Frame => ({
  language,
  raw: clean(raw.trim(), MAX_RAW),
  file: named(place?.file),
  line: place?.line ?? null,
  column: place?.column ?? null,
  function: named(name),
});

/** An exception still being read; type and message are made storable here. */
export const exceptionOf = (type: string | null, message: string): Exception => ({
  type: type === null ? null : clean(type, MAX_NAME),
  message: clean(message.trim(), MAX_MESSAGE),
  frames: [],
  caused_by: null,
  seen: 1,
  last_line: 0,
});
