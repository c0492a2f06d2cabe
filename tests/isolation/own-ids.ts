import { newId } from '../../server/core/ids.ts';
import type { Endpoint } from '../../server/platform/http/index.ts';
import type { Furnished } from './rows.ts';
import { requestTo } from './samples.ts';

/** The ids of one's own rows that parameters and keys of these names would hold: `mod_id` one of vehicle_mods, `asset_id` one of assets. */
export const ownIds = (own: Furnished, names: Iterable<string>): Record<string, string> =>
  Object.fromEntries(
    [...names].flatMap((name) => {
      const table = Object.keys(own.ids).find((one) => one.replace(/s$/, '').endsWith(name.replace(/_id$/, '')));
      return name.endsWith('_id') && table !== undefined ? [[name, own.ids[table]![0]!]] : [];
    }),
  );

/** The names of the ids that a request to the endpoint takes, those in its path first. */
export function idNames(endpoint: Endpoint): Set<string> {
  const names = new Set<string>([...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name!));
  requestTo(endpoint, { id: (name) => (names.add(name), newId()), chance: () => 0.99 });
  return names;
}

/** The same for one endpoint, but for the name of a path with only one: that one is tried with every row. */
export function besides(own: Furnished, endpoint: Endpoint): Record<string, string> {
  const others = ownIds(own, idNames(endpoint));
  const named = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
  if (named.length === 1) delete others[named[0]!];
  return others;
}
