import type { Frame, Language } from '../types.ts';
import { frameOf } from './frame.ts';
import { placeOf } from './place.ts';

/** TypeScript by the file's ending, else JavaScript. */
export const scriptLanguage = (file: string | null): Language =>
  file !== null && /\.[mc]?tsx?(?:\?|$)/.test(file) ? 'typescript' : 'javascript';

const PLACELESS = /^(?:<anonymous>|native|index \d{1,9}|wasm:\/\/.{1,300})$/;

/** The place inside `eval at f (file:1:2), <anonymous>:3:4`: the code that called eval, for that is where a file is. */
function evalPlace(inside: string): string {
  const open = inside.lastIndexOf('(');
  const close = inside.indexOf(')', open);
  return open < 0 || close < 0 ? inside : inside.slice(open + 1, close);
}

/** Reads a V8 frame without its 'at ' (Node, Chrome, Deno, Bun; async, new, eval, webpack and file URLs); null when it is none. */
export function v8Frame(raw: string, body: string): Frame | null {
  const trimmed = body.replace(/[ ,]{0,4}[{,]$/, '').trimEnd();
  const text = trimmed.startsWith('async ') ? trimmed.slice(6) : trimmed;
  const open = text.endsWith(')') ? text.indexOf(' (') : -1;
  const name = open < 0 ? null : text.slice(0, open);
  const inside = open < 0 ? text : text.slice(open + 2, -1);
  if (PLACELESS.test(inside)) return frameOf('javascript', raw, null, name);
  const place = placeOf(inside.startsWith('eval at ') ? evalPlace(inside) : inside);
  if (place === null || place.file.endsWith('.rs')) return null;
  // 'at 10:30' and prose are no frames: a path has a dot or a slash, or the line a column
  if (place.column === null && !/[./]/.test(place.file)) return null;
  if (name === null && /\s/.test(place.file) && !/[\\/]/.test(place.file)) return null;
  return frameOf(scriptLanguage(place.file), raw, place.file === '<anonymous>' ? null : place, name);
}
