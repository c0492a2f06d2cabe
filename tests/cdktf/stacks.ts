import os from 'node:os';
import path from 'node:path';
import { App, Testing } from 'cdktf';
import { type Environment, environments } from '../../cdktf/environments.ts';
import { foundation } from '../../cdktf/foundation.ts';
import { longhouse } from '../../cdktf/longhouse.ts';

export type Resource = Record<string, unknown>;

/** A stack as Terraform reads it. */
export interface Plan {
  resource: Record<string, Record<string, Resource>>;
  data?: Record<string, Record<string, Resource>>;
  provider: { azurerm: Resource[] };
  terraform: { backend: { azurerm: Resource }; required_providers: Record<string, Resource> };
  variable?: Record<string, Resource>;
  output?: Record<string, Resource>;
}

export type Layer = 'foundation' | 'longhouse';

/** One synthesized stack, and what it was made for. */
export interface Built {
  layer: Layer;
  environment: 'dev' | 'staging' | 'prod';
  plan: Plan;
}

const layers = { foundation, longhouse };

/** The text of one stack, from an application of its own. */
export function textOf(layer: Layer, environment: Environment): string {
  const app = new App({ outdir: path.join(os.tmpdir(), 'longhouse-synth') });
  return Testing.synth(layers[layer](app, environment), true);
}

/** Builds a stack in memory. */
export const build = (layer: Layer, environment: Environment): Built => ({
  layer,
  environment: environment.name,
  plan: JSON.parse(textOf(layer, environment)) as Plan,
});

/** Every stack there is. */
export const buildAll = (): Built[] =>
  environments.flatMap((environment) => [build('foundation', environment), build('longhouse', environment)]);

/** The resources of a type, by their ids in the stack. */
export const ofType = ({ plan }: Built, type: string): [string, Resource][] => Object.entries(plan.resource[type] ?? {});

/** What is at a path such as `site_config.ip_restriction.0.action`; a name with dots is no part of one. */
export const at = (value: unknown, where: string): unknown =>
  where.split('.').reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], value);

/** Every leaf of a value with its path; cdktf's own notes (`//`) are none. */
export function leaves(value: unknown, trail: readonly string[] = []): { path: readonly string[]; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path: trail, value }];
  return Object.entries(value).flatMap(([key, inside]) => (key === '//' ? [] : leaves(inside, [...trail, key])));
}

/** A value as words: a text as it is, nothing as nothing. */
export const said = (value: unknown): string => (typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value));
