import path from 'node:path';
import { ComponentLoader } from './adminjs.ts';

const ui = path.join(import.meta.dirname, 'ui');

/** The components of the console's front end, by the name that resources and pages use; the files are in admin/ui. */
export const components = {
  PostAction: path.join(ui, 'PostAction'),
  Dashboard: path.join(ui, 'Dashboard'),
  Keys: path.join(ui, 'Keys'),
  System: path.join(ui, 'System'),
} as const;

/** The loader that AdminJS bundles them by. */
export function componentLoader(): ComponentLoader {
  const loader = new ComponentLoader();
  for (const [name, file] of Object.entries(components)) loader.add(name, file);
  return loader;
}
