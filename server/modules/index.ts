import type { Module } from '../platform/module.ts';
import { identity } from './identity/index.ts';

/** Every module, in the order of who may use whom: a module enters only those that stand before it. */
export const modules: readonly Module[] = [identity];
