/** What a failed call to the vault means for the next one. */
export interface VaultFailure {
  /** For the log: status and code, never a message body. */
  reason: string;
  /** The same call may succeed shortly: timeout, network, throttling, trouble inside the vault. */
  passing: boolean;
  /** The vault answered that these bytes were not wrapped by this key. */
  refusesBytes: boolean;
  /** Milliseconds that the vault asks us to wait. */
  retryAfterMs: number | undefined;
}

/** The parts of the SDK's RestError that are read here. */
interface Failed {
  name?: string;
  code?: string;
  statusCode?: number;
  response?: { headers?: { get(name: string): string | undefined } };
  details?: { error?: { code?: string; innerError?: { code?: string } } };
}

const passingStatuses = new Set([408, 429, 500, 502, 503, 504]);

/** Reads an error of the SDK, of the identity behind it, or of our own time limit. */
export function vaultFailure(error: unknown): VaultFailure {
  const failed = (error ?? {}) as Failed;
  const status = failed.statusCode;
  const fault = failed.details?.error;
  const unanswered =
    failed.name === 'TimeoutError' || failed.name === 'AbortError' || (failed.name === 'RestError' && status === undefined);
  const garbled = failed.code === 'PARSE_ERROR';
  return {
    reason: [status ?? failed.name ?? 'failure', fault?.innerError?.code ?? fault?.code ?? failed.code].filter(Boolean).join(' '),
    passing: unanswered || garbled || (status !== undefined && passingStatuses.has(status)),
    refusesBytes: status === 400,
    retryAfterMs: retryAfterMs(failed.response?.headers?.get('retry-after')),
  };
}

function retryAfterMs(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
