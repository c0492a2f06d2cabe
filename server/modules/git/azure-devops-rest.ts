import type { Answer, Outbound } from '../../platform/outbound/index.ts';
import { OutboundRefused } from '../../platform/outbound/index.ts';
import { baseUrl, fromTheWay, GitFailure, waitOf } from './failure.ts';
import type { ProviderCredential } from './types.ts';

/** Query parameters; those that are undefined are left out. */
export type Query = Record<string, string | number | boolean | undefined>;

const publicHost = 'https://dev.azure.com';
const apiVersion = '7.1';

const rejected = () => new GitFailure('credential_rejected', 'Azure DevOps does not accept the credential.');

/** A bad credential is not always 401: the sign-in page comes as 203, as a redirect, or as a page of HTML with 200. */
const isSignIn = (status: number, type: string): boolean =>
  status === 401 || status === 203 || (status < 400 && (status >= 300 || type.startsWith('text/html')));

function failureOf({ status, headers }: Answer): GitFailure {
  const wait = (otherwise: number): number => waitOf((name) => headers.get(name), new Date(), otherwise);
  if (status === 429 || (status === 503 && headers.has('retry-after'))) {
    return new GitFailure('rate_limited', 'Azure DevOps asks us to slow down.', wait(60));
  }
  if (status >= 500) return new GitFailure('unavailable', `Azure DevOps is in trouble (${status}).`, wait(5));
  if (status === 404 || status === 410)
    return new GitFailure('not_found', `Azure DevOps does not have this, or the credential may not see it (${status}).`);
  return new GitFailure('refused', `Azure DevOps refuses this to the credential (${status}).`);
}

/** Plain REST against one Azure DevOps host with one credential: a PAT by Basic, an Entra token by Bearer. */
export class AzureDevOpsRest {
  readonly #outbound: Outbound;
  readonly #authorization: string;
  readonly #base: string;

  constructor({ kind, base_url, token }: ProviderCredential, outbound: Outbound) {
    this.#outbound = outbound;
    this.#authorization = kind === 'azdo_pat' ? `Basic ${Buffer.from(`:${token}`).toString('base64')}` : `Bearer ${token}`;
    this.#base = base_url ?? publicHost;
  }

  /** The organisation that the base address names, by its first folder or (visualstudio.com) by its host; null when it names none. */
  get organisation(): string | null {
    const { hostname, pathname } = baseUrl(this.#outbound, this.#base);
    if (hostname.endsWith('.visualstudio.com')) return hostname.split('.')[0] ?? null;
    return pathname.split('/').find((part) => part !== '') ?? null;
  }

  #url(organisation: string, parts: string[], query: Query): URL {
    const url = baseUrl(this.#outbound, this.#base);
    const named = this.organisation;
    if (named !== null && named.toLowerCase() !== organisation.toLowerCase()) {
      throw new GitFailure('refused', 'The repository belongs to another organisation than the credential.');
    }
    const inHost = url.hostname.endsWith('.visualstudio.com');
    url.pathname = `/${[...(inHost ? [] : [organisation]), ...parts].map(encodeURIComponent).join('/')}`;
    for (const [name, value] of Object.entries({ 'api-version': apiVersion, ...query }))
      if (value !== undefined) url.searchParams.set(name, String(value));
    return url;
  }

  async #get(url: URL, accept: string, maxBytes?: number): Promise<Answer> {
    let answer: Answer;
    try {
      const headers = { authorization: this.#authorization, accept, 'x-tfs-fedauthredirect': 'Suppress' };
      answer = await this.#outbound.fetch(url, { headers, ...(maxBytes !== undefined && { max_bytes: maxBytes }) });
    } catch (error) {
      throw error instanceof OutboundRefused && error.reason === 'redirect' ? rejected() : fromTheWay(error);
    }
    // A file may itself be HTML: only where JSON was asked for does a page mean the sign-in page.
    const type = accept === 'application/json' ? (answer.headers.get('content-type') ?? '') : '';
    if (isSignIn(answer.status, type)) throw rejected();
    if (answer.status !== 200) throw failureOf(answer);
    return answer;
  }

  /** The parsed answer at /{organisation}/{...parts}. */
  async json(organisation: string, parts: string[], query: Query = {}): Promise<unknown> {
    const { body } = await this.#get(this.#url(organisation, parts, query), 'application/json');
    try {
      return JSON.parse(body.toString('utf8')) as unknown;
    } catch {
      throw new GitFailure('unavailable', 'Azure DevOps sent something that is not JSON.');
    }
  }

  /** The raw bytes at /{organisation}/{...parts}, at most `maxBytes`. */
  async bytes(organisation: string, parts: string[], query: Query, maxBytes: number): Promise<Buffer> {
    return (await this.#get(this.#url(organisation, parts, query), 'application/octet-stream', maxBytes)).body;
  }
}
