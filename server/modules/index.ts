import { defineModule, type Module } from '../platform/module.ts';
import { assets } from './assets/index.ts';
import { audit } from './audit/index.ts';
import { conversations } from './conversations/index.ts';
import { credentials } from './credentials/index.ts';
import { diagnoses } from './diagnoses/index.ts';
import { events } from './events/index.ts';
import { health } from './health/index.ts';
import { identity } from './identity/index.ts';
import { intake } from './intake/index.ts';
import { reports } from './reports/index.ts';
import { repositories } from './repositories/index.ts';
import { staffModule } from './staff/index.ts';
import { usage } from './usage/index.ts';
import { vehicles } from './vehicles/index.ts';

/** Asks the git providers. It has no endpoints; it stands here for the order. */
const git = defineModule({ name: 'git', endpoints: [] });

/** The product, in the order of who may use whom: a module enters only those that stand before it. */
const product: readonly Module[] = [
  health,
  identity,
  audit,
  assets,
  usage,
  git,
  credentials,
  repositories,
  reports,
  vehicles,
  conversations,
  diagnoses,
  intake,
  events,
];

/** The same, and the one by which our own people look after them. */
export const modules: readonly Module[] = [...product, staffModule(product)];
