import { bundleFolder, whileBundling } from './environment.ts';
import fs from 'node:fs';
import { AdminJS } from './adminjs.ts';
import { noteBundled } from './bundle-state.ts';
import { componentLoader } from './components.ts';

// `npm run admin:bundle`: what the console's own components are to a browser. Ship the folder with the program.
fs.mkdirSync(bundleFolder, { recursive: true });
await whileBundling(() => new AdminJS({ componentLoader: componentLoader() }).initialize());
noteBundled();
process.exit(0);
