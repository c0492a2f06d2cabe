import type { Request } from 'express';
import { Problem } from '../../server/core/problem.ts';
import type { StaffRole } from '../../server/modules/staff/index.ts';
import type { StaffTable } from '../../server/platform/staff/index.ts';
import { mayAct, maySee, onTables } from '../access.ts';

const refused = () => new Problem(403, 'permission_denied', 'Your role does not allow this.');
const unknown = (what: string) => new Problem(400, 'request_invalid', 'The request does not fit.', { detail: what.slice(0, 200) });

type Way = 'download' | 'table' | 'row' | 'rows';

/** Which resource and action, or which page, a path of the console means, and in which way it is asked for; undefined for none. */
export function meant(path: string): { resource: string; action: string; way: Way } | { page: string } | undefined {
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  const [first, second, third, fourth, fifth] = parts[0] === 'api' ? parts.slice(1) : parts;
  if (first === undefined || first === 'dashboard') return { page: 'dashboard' };
  if (first === 'pages' && second !== undefined) return { page: second };
  if (first === 'export' && second !== undefined) return { resource: second, action: 'export', way: 'download' };
  if (first !== 'resources' || second === undefined) return undefined;
  if (third === undefined) return { resource: second, action: 'list', way: 'table' };
  if (third === 'bulk') return { resource: second, action: 'bulkDelete', way: 'rows' };
  if (third === 'actions' && fourth !== undefined) return { resource: second, action: fourth, way: 'table' };
  return third === 'records' && fifth !== undefined ? { resource: second, action: fifth, way: 'row' } : undefined;
}

const wayOf = (action: string): Way => (action === 'export' ? 'download' : onTables.includes(action) ? 'table' : 'row');
const nothingHere = () => new Problem(404, 'path_not_found', 'Nothing lives at this path.');

/** Whether a path is a page that there is none of. The front end says so at any address that it does not know. */
export function isNowhere(path: string, tables: ReadonlyMap<string, StaffTable>): boolean {
  const what = meant(path);
  return !what || ('page' in what ? !maySee('admin', what.page) : what.way !== 'download' && !tables.has(what.resource));
}

/** Refuses before AdminJS is reached, with a status that says so: it would load the rows first, and answer 200. */
export function mustBeAllowed(req: Request, role: StaffRole, tables: ReadonlyMap<string, StaffTable>): void {
  const what = meant(req.path);
  if (!what) throw nothingHere();
  if ('page' in what) {
    if (!maySee(role, what.page)) throw refused();
    return;
  }
  const table = tables.get(what.resource);
  if (!table || !mayAct(role, what.resource, what.action)) throw refused();
  if (what.way !== wayOf(what.action)) throw nothingHere();
  for (const [name, value] of Object.entries(req.query)) mustBeAsked(table, name, value);
  const narrowed = Object.keys(req.query).map((name) => name.replace(/~~(?:from|to)$/, ''));
  // AdminJS would fail on a column that is given a value and a span.
  const twice = narrowed.find((name) => name in req.query && narrowed.filter((other) => other === name).length > 1);
  if (twice !== undefined) throw unknown(`The list is narrowed twice by “${twice}”.`);
}

/** Only listed columns are narrowed by, sorted by and searched in. */
function mustBeAsked(table: StaffTable, name: string, value: unknown): void {
  const column = /^filters\.([^.~]+)(?:~~(?:from|to))?$/.exec(name)?.[1];
  if (name.startsWith('filters') && (column === undefined || (!table.filter.includes(column) && column !== table.title)))
    throw unknown(`The list cannot be narrowed by “${name}”.`);
  if (name === 'sortBy' && !(typeof value === 'string' && (table.sort.includes(value) || value === table.title)))
    throw unknown('The list cannot be sorted by this column.');
  if (name === 'searchProperty' && value !== table.title) throw unknown('The list is searched in its title only.');
}
