import './environment.ts';
import path from 'node:path';
import { buildRouter } from '@adminjs/express';
import express, { type Express } from 'express';
import type { Module } from '../server/platform/module.ts';
import { staffOrderJob, staffPlatformOrderJob } from '../server/platform/staff/index.ts';
import type { Tools } from '../server/platform/tools.ts';
import { AdminJS, BaseDatabase } from './adminjs.ts';
import { consoleOptions } from './console-options.ts';
import { giversOf } from './actions/givers.ts';
import { assets } from './door/assets.ts';
import { formLimits } from './door/bodies.ts';
import { cookiesOf } from './door/cookies.ts';
import { answerFaults, entered } from './door/faults.ts';
import { guard } from './door/guard.ts';
import { consoleHeaders } from './door/headers.ts';
import { safePages } from './door/page-html.ts';
import { pageRoutes } from './pages/routes.ts';
import { readKinds } from './resources/column-types.ts';
import { readTables } from './resources/console-table.ts';
import { type Ground, StaffResource } from './resources/staff-resource.ts';
import { entraOf } from './sign-in/entra.ts';
import { signInRoutes } from './sign-in/routes.ts';

/** The resources are given one by one; no database is looked through. */
class NoDatabase extends BaseDatabase {
  static override isAdapterFor(): boolean {
    return false;
  }
}
AdminJS.registerAdapter({ Resource: StaffResource as never, Database: NoDatabase });

/** What the console is opened with. */
export interface ConsoleOptions {
  tools: Tools;
  modules: readonly Module[];
  version: string;
  /** Resolves once the components are bundled; the first request for them waits. */
  bundled?: () => Promise<unknown>;
}

const here = import.meta.dirname;
const ownFiles = {
  '/sign-in.css': path.join(here, 'sign-in/sign-in.css'),
  '/words.en.json': path.join(here, 'ui/words.en.json'),
  '/words.de.json': path.join(here, 'ui/words.de.json'),
  '/console.css': path.join(here, 'ui/console.css'),
  '/logo.svg': path.join(here, '../server/home/home.svg'),
};

/** The staff console as an app of its own, to be asked for /admin. */
export async function openConsole({ tools, modules, version, bundled = async () => {} }: ConsoleOptions): Promise<Express> {
  const { staff } = tools.db;
  const tables = await readTables(
    staff,
    modules.flatMap(({ staff: pages }) => pages?.tables ?? []),
  );
  const ground: Ground = { staff, tables, kinds: await readKinds(staff, [...tables.values()]) };
  const works = {
    tools,
    orderJob: staffOrderJob(new Map()),
    platformJob: staffPlatformOrderJob(new Map()),
    givers: giversOf(tables.values()),
  };
  const admin = new AdminJS(consoleOptions(ground, works));
  const cookies = cookiesOf(tools.settings);

  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple').set('trust proxy', 1);
  app.use(entered(tools), consoleHeaders);
  const inside = express.Router();
  inside.use(assets(bundled, ownFiles));
  inside.use(signInRoutes(tools, cookies, entraOf(tools.settings)));
  inside.use(guard(tools, cookies, tables));
  inside.use(pageRoutes(works, ground, version), safePages);
  inside.use(buildRouter(admin, express.Router() as never, formLimits as never) as never);
  app.use('/admin', inside);
  return app.use(answerFaults(tools));
}
