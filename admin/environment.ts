import path from 'node:path';

/** Where the console's own components lie, bundled. No part of the path below the project begins with a dot. */
export const bundleFolder = path.resolve(import.meta.dirname, 'bundle');

/** What the process was started as; AdminJS alone is told otherwise while it loads. */
const before = process.env['NODE_ENV'];

// AdminJS reads these when it is imported: this file stands before it. Its development bundles are 26 MB and unminified, so it is always
// told production.
process.env['ADMIN_JS_TMP_DIR'] = bundleFolder;
process.env['ADMIN_JS_SKIP_BUNDLE'] = 'true';
process.env['NODE_ENV'] = 'production';

/** Gives the process its own environment back, once AdminJS is loaded. */
export function restoreEnvironment(): void {
  if (before === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = before;
}

/** Lets AdminJS bundle the components, which it does only in production and when it is not told to skip it. */
export async function whileBundling<T>(work: () => Promise<T>): Promise<T> {
  process.env['ADMIN_JS_SKIP_BUNDLE'] = 'false';
  process.env['NODE_ENV'] = 'production';
  try {
    return await work();
  } finally {
    process.env['ADMIN_JS_SKIP_BUNDLE'] = 'true';
    restoreEnvironment();
  }
}
