import type { CryptographyClient, KeyClient, KeyVaultKey } from '@azure/keyvault-keys';
import { systemClock, type Clock } from '../../core/clock.ts';
import type { AzureCredential } from '../azure/credential.ts';
import { SealRefused } from './gcm.ts';
import { defaultCalls, VaultCalls, type VaultCallOptions } from './vault-calls.ts';
import { keyUnavailable, type KeyWrapper, refusedSeconds } from './wrapper.ts';

const algorithm = 'RSA-OAEP-256'; // the SDK does plain RSA-OAEP and RSA1_5 itself, weaker; this one is always done by the vault
const clientLifeMs = 10 * 60_000;

/** Which key of which vault wraps, and who asks for it. */
export interface KeyVaultOptions extends Partial<VaultCallOptions> {
  /** 'https://<vault>.vault.azure.net' */
  url: string;
  /** Name of the key-encryption key. */
  key_name: string;
  credential: () => Promise<AzureCredential>;
  onTrouble(message: string): void;
  clock?: Clock;
  /** For a vault on loopback: its certificate, and no check that it answers for vault.azure.net. */
  loopback?: { ca: string };
}

interface Clients {
  keys: KeyClient;
  crypto(key: KeyVaultKey): CryptographyClient;
  current: Promise<KeyVaultKey> | undefined;
  unwrapping: Map<string, CryptographyClient>;
}

/** Wraps organisation keys with an RSA key that never leaves Azure Key Vault. */
export class KeyVaultWrapper implements KeyWrapper {
  readonly name = 'Key Vault';
  readonly #options: KeyVaultOptions;
  readonly #clock: Clock;
  readonly #calls: VaultCalls;
  readonly #origin: string;
  #clients: Promise<Clients> | undefined;
  #madeAt = 0;

  constructor(options: KeyVaultOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#calls = new VaultCalls({ ...defaultCalls, ...options, clock: this.#clock });
    this.#origin = new URL(options.url).origin;
  }

  async wrap(bundle: Uint8Array): Promise<{ wrapped: Buffer; kek_kid: string }> {
    const clients = await this.#open();
    const key = await this.#current(clients);
    const kek_kid = key.id as string;
    try {
      const { result } = await this.#calls.call(kek_kid, (abortSignal) => clients.crypto(key).wrapKey(algorithm, bundle, { abortSignal }));
      return { wrapped: Buffer.from(result), kek_kid };
    } catch (error) {
      clients.current = undefined; // it may have been disabled after a rotation: look again next time
      throw error;
    }
  }

  async unwrap(wrapped: Buffer, kek_kid: string): Promise<Buffer> {
    const name = this.#nameIn(kek_kid);
    const clients = await this.#open();
    let client = clients.unwrapping.get(kek_kid);
    if (!client) {
      // Given as a key rather than an id, the SDK does not look it up and refuse versions past their expiry; the vault unwraps with those.
      client = clients.crypto({ id: kek_kid, name, properties: { name, vaultUrl: this.#origin } });
      clients.unwrapping.set(kek_kid, client);
    }
    const { result } = await this.#calls.call(kek_kid, (abortSignal) => client.unwrapKey(algorithm, wrapped, { abortSignal }));
    return Buffer.from(result);
  }

  async currentKid(): Promise<string> {
    return (await this.#current(await this.#open())).id as string;
  }

  /** The newest version, looked up once per life of the clients; one that may not wrap is refused here already. */
  async #current(clients: Clients): Promise<KeyVaultKey> {
    const { key_name } = this.#options;
    clients.current ??= this.#calls.call(`${this.#origin}/keys/${key_name}`, (abortSignal) =>
      clients.keys.getKey(key_name, { abortSignal }),
    );
    try {
      const key = await clients.current;
      const { enabled, expiresOn } = key.properties;
      if (enabled === false || (expiresOn && expiresOn <= this.#clock.now())) {
        this.#options.onTrouble(
          `Key Vault: the newest version of ${key_name} is ${enabled === false ? 'disabled' : 'expired'}; rotate the key.`,
        );
        throw keyUnavailable(refusedSeconds, new Error('The newest version of the key-encryption key may not wrap.'));
      }
      return key;
    } catch (error) {
      clients.current = undefined;
      throw error;
    }
  }

  /** The key's name in a stored kid. A kid of another place is refused: asking there would hand our token to it. */
  #nameIn(kid: string): string {
    const found = /^\/keys\/([0-9a-zA-Z-]{1,127})\/[0-9a-zA-Z]{1,64}$/.exec(
      kid.startsWith(`${this.#origin}/`) ? kid.slice(this.#origin.length) : '',
    );
    if (!found) throw new SealRefused(`A key is stored as wrapped by ${kid.slice(0, 200)}, which is not in this vault.`);
    return found[1] as string;
  }

  /** A client keeps the key version it first saw, so clients are made anew every ten minutes. */
  #open(): Promise<Clients> {
    const now = this.#clock.now().getTime();
    if (!this.#clients || now - this.#madeAt >= clientLifeMs) {
      this.#madeAt = now;
      this.#clients = this.#make().catch((error: unknown) => {
        this.#clients = undefined;
        throw keyUnavailable(5, error);
      });
    }
    return this.#clients;
  }

  async #make(): Promise<Clients> {
    const { CryptographyClient, KeyClient } = await import('@azure/keyvault-keys');
    const credential = await this.#options.credential();
    const { loopback } = this.#options;
    const pipeline = () => ({
      retryOptions: { maxRetries: 0 }, // retried by VaultCalls
      ...(loopback && { tlsOptions: { ca: loopback.ca }, disableChallengeResourceVerification: true }),
    });
    return {
      keys: new KeyClient(this.#options.url, credential, pipeline()),
      crypto: (key) => new CryptographyClient(key, credential, pipeline()),
      current: undefined,
      unwrapping: new Map(),
    };
  }
}
