// node server/cli/precompile.ts: loads every module of the server and the console, and what they load later, so that the compile cache
// (NODE_COMPILE_CACHE) of an image holds them all. A start then compiles nothing and strips no types.
import fs from 'node:fs';
import { flushCompileCache, getCompileCacheDir } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../..');
/** Programs, which would run, what only a developer's machine uses, and what is loaded by browsers. */
const left = ['server/cli', 'server/local', 'server/main.ts', 'admin/ui', 'admin/bundle', 'admin/bundle.ts'].map((name) =>
  path.join(root, name),
);

/** Every module below a folder of the project. */
function modulesBelow(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (left.includes(name)) return [];
    if (entry.isDirectory()) return modulesBelow(name);
    return entry.name.endsWith('.ts') ? [name] : [];
  });
}

const files = ['server', 'admin'].flatMap((folder) => modulesBelow(path.join(root, folder)));
const packages = new Set(
  files.flatMap((file) => [...fs.readFileSync(file, 'utf8').matchAll(/\bimport\('([^.'][^']*)'\)/g)].map(([, name = '']) => name)),
);
for (const file of files) await import(pathToFileURL(file).href);
for (const name of packages) await import(name);
flushCompileCache();
process.stdout.write(
  `${files.length} modules and ${packages.size} packages that are loaded later: ${getCompileCacheDir() ?? 'no cache'}\n`,
);
process.exit(0);
