import { cookieOf } from './words.ts';

/** A column, as the console's page tells of it. */
export interface Column {
  name: string;
  label: string;
  type: string;
  isSortable: boolean;
  reference?: string | null;
  /** The few values that it can have. */
  availableValues?: { value: string }[] | null;
}

/** A field of an action's form. */
export interface Field {
  name: string;
  type: 'text' | 'secret' | 'number' | 'choice' | 'title' | 'code' | 'long';
  choices?: string[];
  optional?: boolean;
}

/** What may be done with a row or a table. */
export interface Action {
  name: string;
  custom: { fields?: Field[]; danger?: boolean; stepUp?: boolean; typed?: string };
}

/** A table of the console. */
export interface Resource {
  id: string;
  navigation: { name: string } | null;
  titleProperty: Column;
  listProperties: Column[];
  showProperties: Column[];
  filterProperties: Column[];
  editProperties: Column[];
  resourceActions: Action[];
}

/** The visible columns of a row. */
export type Params = Record<string, string | number | boolean | null | undefined>;

/** A row. */
export interface Row {
  id: string;
  title: string;
  params: Params;
  populated?: Record<string, { id: string; title: string; params: Params } | undefined>;
  recordActions: Action[];
}

/** How somebody shows anew that it is they. */
export type Proof = 'code' | 'entra';

/** What is answered to an action. */
export interface Answer {
  record?: Row & { errors?: Record<string, { message: string }> };
  errors?: Record<string, { message: string }>;
  notice?: { message: string; type: string };
  /** How the next try must show that it is really you; null: no more. */
  step_up?: Proof | null;
  /** The job by which a worker was asked to do something: it can be asked after. */
  ordered?: string;
  [more: string]: unknown;
}

const base = '/admin/api';

/** Where a page of ours asks for its data, by one thing. */
export const pagePath = (page: string, name: string, value: string): string => `/pages/${page}?${name}=${encodeURIComponent(value)}`;

/** The address that somebody is led away to, to come back here after. */
export const awayAt = (path: string): string => `/admin/${path}?next=${encodeURIComponent(location.pathname)}`;

/** The page of a table, by its name and what narrows it. */
export const tablePath = (table: string): string => `/admin/resources/${table}`;

/** Where a row is shown. */
export const rowPath = (resource: string, id: string): string => tablePath(`${resource}/records/${id}/show`);

async function answered<T>(response: Response): Promise<T> {
  // Signed out meanwhile: the sign-in page leads back here.
  if (response.status === 401) location.assign(awayAt('login'));
  const body = (await response.json()) as T & { title?: string; detail?: string };
  if (!response.ok) throw new Error(body.detail ?? body.title ?? String(response.status));
  return body;
}

/** Asks the console's own server; an Error tells in words what was wrong. */
export const ask = async <T>(path: string): Promise<T> =>
  answered<T>(await fetch(base + path, { headers: { accept: 'application/json' } }));

/** Sends a form, with the token that shows that it is from a page of ours. */
export async function send<T>(path: string, fields: Record<string, string> = {}): Promise<T> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const headers = { accept: 'application/json', 'x-xsrf-token': cookieOf('XSRF-TOKEN') ?? '' };
  return answered<T>(await fetch(base + path, { method: 'POST', body, headers }));
}
