import path from 'node:path';
import { ComponentLoader } from './adminjs.ts';

const ui = path.join(import.meta.dirname, 'ui');

/** The loader that AdminJS bundles by: our own front end stands in place of its whole application. */
export function componentLoader(): ComponentLoader {
  const loader = new ComponentLoader();
  loader.override('Application', path.join(ui, 'Application'));
  return loader;
}
