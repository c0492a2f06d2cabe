import type { BlobServiceClient, BlockBlobClient, ContainerClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import type { Clock } from '../../core/clock.ts';
import type { TokenSource } from '../azure/credential.ts';
import { delegationKeys, type DelegationKeys } from './delegation.ts';

type Sdk = typeof import('@azure/storage-blob');

/** What tests hand in: another identity, a certificate to trust, a clock to turn, less patience. */
export interface Outside {
  credential?: TokenSource;
  ca?: string;
  clock: Clock;
  limit_ms?: number;
}

/** How the account is reached: by managed identity at its address, or by connection string off production. */
export type Way = { url: string; credential: TokenSource } | { connection: string };

/** What a signed link may do with one blob, until when, and how the answer to a download is dressed. */
export interface Terms {
  permissions: 'r' | 'c';
  expires_at: Date;
  content_type?: string;
  disposition?: string;
}

// Three tries of at most three seconds with short waits stay under the ten seconds that an operation may take.
const patience = { maxTries: 3, tryTimeoutInMs: 3_000, retryDelayInMs: 150, maxRetryDelayInMs: 600 };
const limit_ms = 10_000;

/** One storage account: the only place that knows Azure's SDK. */
export class Account {
  readonly #sdk: Sdk;
  readonly #service: BlobServiceClient;
  readonly #keys: DelegationKeys | undefined;
  readonly #limit_ms: number;

  private constructor(sdk: Sdk, service: BlobServiceClient, outside: Outside, byIdentity: boolean) {
    this.#sdk = sdk;
    this.#service = service;
    this.#limit_ms = outside.limit_ms ?? limit_ms;
    const fetch = (from: Date, to: Date) => service.getUserDelegationKey(from, to, this.inTime());
    this.#keys = byIdentity ? delegationKeys(fetch, outside.clock) : undefined;
  }

  /** Loads the SDK. */
  static async open(way: Way, outside: Outside): Promise<Account> {
    const sdk = await import('@azure/storage-blob');
    const options = { retryOptions: patience, ...(outside.ca !== undefined && { tlsOptions: { ca: outside.ca } }) };
    if ('connection' in way) return new Account(sdk, sdk.BlobServiceClient.fromConnectionString(way.connection, options), outside, false);
    return new Account(sdk, new sdk.BlobServiceClient(way.url, way.credential, options), outside, true);
  }

  /** The option that ends an operation's patience. */
  inTime(): { abortSignal: AbortSignal } {
    return { abortSignal: AbortSignal.timeout(this.#limit_ms) };
  }

  container(name: string): ContainerClient {
    return this.#service.getContainerClient(name);
  }

  blob(container: string, name: string): BlockBlobClient {
    return this.container(container).getBlockBlobClient(name);
  }

  /** A link to one blob, signed with a user-delegation key, or with the account's key where we came by connection string. */
  async sign(container: string, name: string, terms: Terms): Promise<string> {
    const blob = this.blob(container, name);
    const plain = new URL(blob.url).protocol === 'http:';
    const values = {
      containerName: container,
      blobName: name,
      permissions: this.#sdk.BlobSASPermissions.parse(terms.permissions),
      expiresOn: terms.expires_at,
      protocol: plain ? this.#sdk.SASProtocol.HttpsAndHttp : this.#sdk.SASProtocol.Https,
      ...(terms.content_type !== undefined && { contentType: terms.content_type }),
      ...(terms.disposition !== undefined && { contentDisposition: terms.disposition, cacheControl: 'private, no-store' }),
    };
    const query =
      this.#keys === undefined
        ? this.#sdk.generateBlobSASQueryParameters(values, this.#service.credential as StorageSharedKeyCredential)
        : this.#sdk.generateBlobSASQueryParameters(values, await this.#keys.until(terms.expires_at), this.#service.accountName);
    return `${blob.url}?${query.toString()}`;
  }
}
