import type { Blobs } from '../../platform/blobs/index.ts';
import type { Database, DatabaseRole, Settings } from '../../platform/config/index.ts';
import type { KeyWrapper } from '../../platform/crypto/index.ts';

/** What the doctor looks at; tests hand in what is broken. */
export interface Around {
  settings: Settings;
  /** What reading the settings complained about. */
  faults: readonly string[];
  /** The roles that this process would connect as, and where; throws a sentence. */
  roles: readonly DatabaseRole[];
  database(role: DatabaseRole): Promise<Database>;
  /** An Entra token for the database, of the identity with this client id. */
  token(clientId: string | undefined): Promise<string>;
  wrapper(): KeyWrapper;
  /** undefined: the blobs come and go with `npm start`. */
  blobs?: Blobs;
}

/** What went wrong underneath: the deepest cause, and what Azure called it. */
export interface Reason {
  status: number | undefined;
  /** Such as ForbiddenByRbac, AuthorizationPermissionMismatch, ENOTFOUND. */
  code: string;
  message: string;
}

interface Failed {
  name?: string;
  code?: unknown;
  statusCode?: number;
  message?: string;
  cause?: unknown;
  details?: { error?: { code?: string; innererror?: { code?: string }; innerError?: { code?: string } }; errorCode?: string };
}

/** Reads an error of an SDK, of the database or of the network, through whatever it was wrapped in. */
export function reasonOf(error: unknown): Reason {
  let failed = (error ?? {}) as Failed;
  const ours = (one: Failed): boolean => one.name === 'Problem' || (one.statusCode === undefined && typeof one.code !== 'string');
  while (failed.cause && ours(failed)) failed = failed.cause as Failed;
  const fault = failed.details?.error;
  const code = fault?.innererror?.code ?? fault?.innerError?.code ?? failed.details?.errorCode ?? fault?.code ?? failed.code ?? failed.name;
  const [message = ''] = (failed.message ?? String(error)).split('\n');
  return { status: failed.statusCode, code: typeof code === 'string' ? code : '', message };
}

const networkCodes =
  /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|REQUEST_SEND_ERROR|TimeoutError|AbortError)$/;
const firewallCodes = /^(?:ForbiddenByConnection|ForbiddenByFirewall|AuthorizationFailure|PublicAccessNotPermitted)$/;

/** Whether it never got through: no such host, no answer, or turned away for where it came from. */
export const isNetwork = ({ status, code, message }: Reason): boolean =>
  firewallCodes.test(code) ||
  (status === undefined && (networkCodes.test(code) || /timeout|timed out|terminated|Could not connect/i.test(message)));
