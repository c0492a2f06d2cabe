import type { Frame } from '../types.ts';
import { frameOf } from './frame.ts';
import { placeOf } from './place.ts';
import { scriptLanguage } from './v8.ts';

/** Reads a frame as Firefox and Safari print it (`name@https://host/file.js:12:34`); null when it is none. */
export function firefoxFrame(raw: string, body: string): Frame | null {
  const at = body.indexOf('@');
  if (at < 0 || /[\s,;]/.test(body.slice(0, at))) return null;
  const place = placeOf(body.slice(at + 1));
  if (place === null || place.column === null || !/[/\\]/.test(place.file)) return null;
  const evaluated = / line \d{1,9} > (?:eval|Function)/.exec(place.file);
  const file = evaluated === null ? place.file : place.file.slice(0, evaluated.index);
  return frameOf(scriptLanguage(file), raw, { ...place, file }, body.slice(0, at));
}
