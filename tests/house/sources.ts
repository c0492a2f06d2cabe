import fs from 'node:fs';
import path from 'node:path';

/** One import of a file: what it names, and how. `type` imports are gone when the program runs; `lazy` ones load when first needed. */
export interface Import {
  from: string;
  /** The file in the project that it leads to, or the package. */
  to: string;
  how: 'static' | 'type' | 'lazy';
}

const statement = /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s*)?'([^']+)'/gm;
const called = /\b(?:import|require(?:\.resolve)?)\(\s*'([^']+)'\s*\)/g;

/** Every source file under the folders, as paths from the project's root. */
export const sourcesIn = (...folders: string[]): string[] =>
  folders
    .filter((folder) => fs.existsSync(folder))
    .flatMap((folder) =>
      fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/'))),
    )
    .filter((file) => /(?<!\.d)\.(?:ts|tsx|mts|js|mjs)$/.test(file) && !file.includes('node_modules/'))
    .sort();

/** The text of a source file without its comments, so that rules look at code only. */
export const codeOf = (file: string): string => withoutComments(fs.readFileSync(file, 'utf8'));

export const withoutComments = (text: string): string => text.replace(/\/\*[^]*?\*\//g, '').replace(/(^|\s)\/\/ .*$/gm, '$1');

/** What a file imports, from its code. */
export function importsOf(file: string, code: string = codeOf(file)): Import[] {
  const found: Import[] = [];
  for (const [, type, name = ''] of code.matchAll(statement))
    found.push({ from: file, to: target(file, name), how: type ? 'type' : 'static' });
  for (const [, name = ''] of code.matchAll(called)) found.push({ from: file, to: target(file, name), how: 'lazy' });
  return found;
}

function target(file: string, name: string): string {
  if (name.startsWith('.')) return path.posix.join(path.posix.dirname(file), name);
  const [scope = '', rest = ''] = name.split('/');
  return scope.startsWith('@') ? `${scope}/${rest}` : scope;
}

export const isOurs = (target: string): boolean => /^(?:server|admin|cdktf|migrations|seeds|tests)\//.test(target);
