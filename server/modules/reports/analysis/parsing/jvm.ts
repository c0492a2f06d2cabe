import type { Frame } from '../types.ts';
import { frameOf } from './frame.ts';
import { counted } from './place.ts';

const SOURCE = /^([\w$-]{1,200}\.(?:java|kt|kts|scala|groovy|clj|cljc))(?::(\d{1,10}))?$/;
const UNKNOWN = /^(?:Native Method|Unknown Source(?::\d{1,10})?|<generated>|SourceFile(?::\d{1,10})?|null:-?\d{1,10})$/;

/** The path of a class's source by its package: `com.acme.Shop$Item.price` in Shop.java is com/acme/Shop.java. */
function sourcePath(method: string, file: string): string {
  const owner = method.slice(0, Math.max(0, method.lastIndexOf('.')));
  const named = owner.replace(/\$\$Lambda.*$/, '');
  const pack = named.slice(0, Math.max(0, named.lastIndexOf('.')));
  return pack === '' ? file : `${pack.replaceAll('.', '/')}/${file}`;
}

/** The method without the loader and module before it (`app//`, `java.base@21/`). */
function withoutModule(text: string): string {
  const lambda = text.indexOf('$$Lambda');
  const slash = text.lastIndexOf('/', lambda < 0 ? text.length : lambda);
  return slash < 0 ? text : text.slice(slash + 1);
}

/** Reads a Java, Kotlin, Scala or Groovy frame without its 'at '; null when it is none. */
export function jvmFrame(raw: string, body: string): Frame | null {
  const close = body.indexOf(')');
  const open = close < 0 ? -1 : body.lastIndexOf('(', close);
  // behind the bracket only logback's packaging data may stand
  if (open < 1 || !/^(?:$| ~?\[)/.test(body.slice(close + 1))) return null;
  const method = withoutModule(body.slice(0, open));
  if (!method.includes('.') || /\s/.test(method)) return null;
  const inside = body.slice(open + 1, close);
  if (UNKNOWN.test(inside)) return frameOf('java', raw, null, method);
  const [, file, line] = SOURCE.exec(inside) ?? [];
  if (file === undefined) return null;
  const language = /\.kts?$/.test(file) ? 'kotlin' : 'java';
  return frameOf(language, raw, { file: sourcePath(method, file), line: counted(line ?? '') }, method);
}
