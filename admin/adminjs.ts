import { restoreEnvironment } from './environment.ts';
import AdminJS, {
  AppError,
  BaseDatabase,
  BaseProperty,
  BaseRecord,
  BaseResource,
  ComponentLoader,
  ForbiddenError,
  Router,
  ValidationError,
} from 'adminjs';

restoreEnvironment();

/** AdminJS as the console uses it; the one file that imports it into the server. */
export {
  AdminJS,
  AppError,
  BaseDatabase,
  BaseProperty,
  BaseRecord,
  BaseResource,
  ComponentLoader,
  ForbiddenError,
  Router,
  ValidationError,
};
export type { ActionContext, ActionRequest, ActionResponse, AdminJSOptions, Filter, RecordJSON, ResourceOptions } from 'adminjs';
