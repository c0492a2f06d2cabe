import type { Frame } from '../types.ts';
import { frameOf } from './frame.ts';
import { counted } from './place.ts';

const LINE = /:line (\d{1,10})$/;

/**
 * Reads a .NET frame without its 'at ' (`Shop.Orders.Total(Order o) in /src/Orders.cs:line 12`, or without the place); null when it is
 * none.
 */
export function csharpFrame(raw: string, body: string): Frame | null {
  const line = LINE.exec(body);
  const within = line === null ? -1 : body.indexOf(') in ');
  if (line !== null && within >= 0) {
    const file = body.slice(within + 5, line.index);
    return frameOf('csharp', raw, { file, line: counted(line[1] ?? '') }, nameOf(body.slice(0, within + 1)));
  }
  const open = body.indexOf('(');
  if (open < 3 || !body.endsWith(')') || body.indexOf(' (') === open - 1) return null;
  const name = body.slice(0, open);
  return /^[\w<>.`+[\],|]{3,}$/.test(name) && name.includes('.') ? frameOf('csharp', raw, null, nameOf(body)) : null;
}

/** The method without its parameters. */
const nameOf = (signature: string): string => signature.slice(0, signature.indexOf('('));
