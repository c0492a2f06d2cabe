import { isDeepStrictEqual } from 'node:util';
import { data, keyOf } from '../must-set/data.ts';
import { jobs } from '../must-set/jobs.ts';
import { place } from '../must-set/place.ts';
import type { Table } from '../must-set/shape.ts';
import { watch } from '../must-set/watch.ts';
import { web } from '../must-set/web.ts';
import { at, type Built, ofType, type Resource } from '../stacks.ts';
import { expected, type Expected } from './expected.ts';

/** Attributes that decide whether an environment is safe, private, passwordless and observed. */
export const mustSet: Table = { ...data, ...web, ...jobs, ...watch, ...place };

/** What is at the path of a resource, the key's template being read. */
function actual(resource: Resource, path: string): unknown {
  if (path === 'template_content') return keyOf(resource);
  const found = at(resource, path);
  return found === null ? undefined : found;
}

/** Attributes of the table that are otherwise. */
export function mustBeSet(it: Built): string[] {
  const wanted = expected[it.environment];
  return Object.entries(mustSet).flatMap(([type, table]) =>
    ofType(it, type).flatMap(([id, resource]) =>
      Object.entries(table).flatMap(([path, value]) => {
        const want: unknown = typeof value === 'function' ? (value as (e: Expected, id: string) => unknown)(wanted, id) : value;
        const found = actual(resource, path);
        const good = want instanceof RegExp ? want.test(String(found)) : isDeepStrictEqual(found, want);
        return good ? [] : [`${type}.${id}: ${path} is ${JSON.stringify(found) ?? 'unset'}`];
      }),
    ),
  );
}
