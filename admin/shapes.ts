/** What the pages of the console are answered, declared once for those who answer and for the front end that shows it. Types alone. */

/** An amount of one UTC day, YYYY-MM-DD. */
export interface OfDay {
  day: string;
  n: number;
}

/** What the first page shows; days newest last. */
export interface Dashboard {
  organisations: Record<'active' | 'suspended' | 'deleting', number>;
  sign_ups: OfDay[];
  reports: (OfDay & { status: string })[];
  jobs: { waiting: number; active: number; failed: number; dead: number };
  /** People in danger whom nobody of their organisation has seen to yet, and since when the first of them waits. */
  escalations: { open: number; oldest: string | null };
  /** Tokens of the model by day. */
  ai_tokens: OfDay[];
  /** The organisations that used most of them today, and which part of their budget. */
  ai_spenders: { org_id: string; name: string; n: number; part: number }[];
  keys: { kek_kid: string; n: number }[];
  credentials: { status: string; n: number }[];
  activity: { id: string; staff_name: string; action: string; about_org: string | null; org_name: string | null; created_at: string }[];
}

/** What one organisation uses, and what it may use: tokens and answers of the model, room for files, and what it made. */
export interface Usage {
  days: (OfDay & { metric: string })[];
  limits: Record<string, number>;
  today: number;
  /** How many there are, and how many of them came in the last thirty days. */
  counts: Record<string, { all: number; recent: number }>;
  files: number;
  file_bytes: number;
}

/** How far a worker is with what was ordered. */
export interface Order {
  state: 'waiting' | 'running' | 'done' | 'failed';
  why?: string | null;
}

/** What the page of the keys shows; `rewrap` is the newest order to wrap all of them anew. */
export interface KeyHealth {
  current: string | null;
  total: number;
  left: number;
  by_kek: { kek_kid: string; n: number }[];
  rewrap: Order | null;
}

/** One hit of the search over organisations and people. */
export interface Hit {
  resource: 'orgs' | 'users';
  id: string;
  title: string;
  about: string;
  /** Of an organisation. */
  status?: string;
}

/** What runs here. Of a secret `value` says only that it is set; `about` says what it is for, in English and in German. */
export interface SystemState {
  version: string;
  node: string;
  roles: readonly string[];
  started_at: string;
  schema: { found: string | null; expected: string; current: boolean };
  database: { postgres: string; bytes: number };
  settings: { name: string; value: string; secret: boolean; from: string; about: Record<'en' | 'de', string> }[];
}
