import type { StaffRole } from '../../server/modules/staff/index.ts';
import type { StaffTable } from '../../server/platform/staff/index.ts';
import { matrix } from '../access.ts';

/** Which roles may give each order, by its name. */
export type Givers = ReadonlyMap<string, ReadonlySet<StaffRole>>;

/**
 * Who may give which order, by the matrix: whoever may take an action that leaves it. Repeating and discarding a job have no giver here, so
 * a repetition that died is done anew by an admin.
 */
export function giversOf(tables: Iterable<StaffTable>): Givers {
  const givers = new Map<string, Set<StaffRole>>();
  const add = (order: string | undefined, table: string, action: string): void => {
    if (order !== undefined) givers.set(order, new Set([...(givers.get(order) ?? []), ...(matrix[table]?.[action] ?? [])]));
  };
  for (const { table, actions = {}, sealed } of tables) {
    for (const [name, action] of Object.entries(actions))
      if (!('repeats' in action)) add('order' in action ? action.order : action.orders, table, name);
    if (sealed) add('content.open', table, 'content');
  }
  add('org_keys.rewrap', 'org_keys', 'rewrap');
  return givers;
}

/** Whether the role may give the order; an order that is none of the matrix an admin may. */
export const mayGive = (givers: Givers, role: StaffRole | undefined, order: unknown): boolean =>
  role !== undefined && (typeof order === 'string' && givers.has(order) ? givers.get(order)!.has(role) : role === 'admin');
