import { restoreEnvironment } from './environment.ts';

/** AdminJS as the console uses it; the one file that imports it into the server. */
export {
  default as AdminJS,
  AppError,
  BaseDatabase,
  BaseProperty,
  BaseRecord,
  BaseResource,
  ComponentLoader,
  ForbiddenError,
  Router,
} from 'adminjs';
export type { ActionContext, ActionRequest, AdminJSOptions, Filter, RecordJSON, ResourceOptions } from 'adminjs';

restoreEnvironment();
