import type { Product } from './http/caller.ts';
import type { Endpoint } from './http/endpoint.ts';
import type { AnyJob, Sweep } from './jobs/index.ts';
import type { StaffPages } from './staff/index.ts';

/** One part of the product, as the rest of the house sees it. */
export interface Module {
  name: string;
  /** Set where an organisation can have this part switched off; its endpoints then answer 404 `module_not_enabled`. */
  product?: Product;
  endpoints: readonly Endpoint[];
  jobs?: readonly AnyJob[];
  sweeps?: readonly Sweep[];
  /** What the staff console shows of it: plain data, read by the console and by the worker that carries out what staff order. */
  staff?: StaffPages;
}

/** Declares a module. */
export const defineModule = (module: Module): Module => module;
