/** What the front page says; links are paths on this server. */
export interface HomeFacts {
  version: string;
  /** The API page is always there; the staff console where this process serves it. */
  console?: string;
  /** What to type next, on a developer's machine. */
  tryNext?: string;
}

/** One place to go from the front page. */
export interface HomeLink {
  /** Its name in the JSON answer. */
  key: string;
  /** null: not served by this process. */
  href: string | null;
  title: string;
  about: string;
}

/** What this is, in one sentence. */
export const purpose =
  'A multi-tenant back end: connect a repository, send a log, and get a report of the stack frames, the code around them and the commits to suspect.';

/** Where one can go from here, the same on the page, in JSON and in the terminal. */
export function homeLinks({ console }: HomeFacts): HomeLink[] {
  return [
    { key: 'api', href: '/api/docs', title: 'API', about: 'Every endpoint, readable' },
    { key: 'openapi', href: '/api/v1/openapi.json', title: 'OpenAPI 3.1', about: 'The same for programs' },
    { key: 'console', href: console ?? null, title: 'Staff console', about: console ? 'For our own people' : 'Not served by this process' },
    { key: 'health', href: '/healthz', title: 'Health', about: 'This process is alive' },
    { key: 'readiness', href: '/readyz', title: 'Readiness', about: 'Database, schema, keys and blobs' },
    { key: 'version', href: '/version', title: 'Version', about: 'What runs here' },
  ];
}
