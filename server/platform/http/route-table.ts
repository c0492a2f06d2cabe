import type { Method } from './endpoint.ts';

interface Place<T> {
  fixed: Map<string, Place<T>>;
  any?: Place<T>;
  methods: Map<Method, { names: readonly string[]; target: T }>;
}

/** What stands at a path: the target for the method with its params, or else the methods that would be answered. */
export type Match<T> = { target: T; params: Record<string, string> } | { allow: readonly Method[] };

const newPlace = <T>(): Place<T> => ({ fixed: new Map(), methods: new Map() });
const segmentsOf = (path: string): string[] => path.split('/').slice(1, path.length > 1 && path.endsWith('/') ? -1 : undefined);

/**
 * Finds routes by walking the path's segments, so that the cost does not grow with the number of endpoints. Fixed segments win over params
 * whatever the order of declaration ('/search' over '/:id') and match in any case; params keep theirs.
 */
export class RouteTable<T> {
  readonly #root: Place<T> = newPlace();

  /** Two endpoints with the same method and path are a mistake, told at once. */
  add(method: Method, path: string, target: T): void {
    const names: string[] = [];
    let at = this.#root;
    for (const segment of segmentsOf(path)) {
      if (segment.startsWith(':')) {
        names.push(segment.slice(1));
        at = at.any ??= newPlace();
      } else {
        const name = segment.toLowerCase();
        const next = at.fixed.get(name) ?? newPlace();
        at.fixed.set(name, next);
        at = next;
      }
    }
    if (at.methods.has(method)) throw new Error(`${method.toUpperCase()} ${path} is declared twice.`);
    at.methods.set(method, { names, target });
  }

  /** `undefined` where nothing stands; throws URIError for a param that cannot be decoded. */
  find(method: string, path: string): Match<T> | undefined {
    const values: string[] = [];
    const place = walk(this.#root, segmentsOf(path), 0, values);
    if (!place) return undefined;
    const name = (method === 'HEAD' ? 'get' : method.toLowerCase()) as Method;
    const found = place.methods.get(name);
    if (!found) return { allow: [...place.methods.keys()] };
    const params = Object.fromEntries(found.names.map((param, index) => [param, decodeURIComponent(values[index] ?? '')]));
    return { target: found.target, params };
  }
}

function walk<T>(at: Place<T>, segments: readonly string[], index: number, values: string[]): Place<T> | undefined {
  const segment = segments[index];
  if (segment === undefined) return at.methods.size > 0 ? at : undefined;
  const fixed = at.fixed.get(segment.toLowerCase());
  const found = fixed && walk(fixed, segments, index + 1, values);
  if (found || !at.any || segment === '') return found;
  values.push(segment);
  const behind = walk(at.any, segments, index + 1, values);
  if (!behind) values.pop();
  return behind;
}
