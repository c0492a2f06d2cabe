import { KeyVaultWrapper, type KeyVaultOptions } from '../../server/platform/crypto/key-vault.ts';
import { startKeyVault, type FakeKeyVault } from './key-vault.ts';
import { makeTls, type Tls } from './tls.ts';

/** A vault on loopback, the wrapper as the server uses it against that vault, and a clock that can be turned. */
export interface VaultWorld {
  vault: FakeKeyVault;
  tls: Tls;
  /** What the wrapper raised an alarm about since `calm()`. */
  troubles: string[];
  /** Turns the clock forward. */
  seconds(count: number): void;
  now(): number;
  /** A key of its own with one version. */
  newKey(): { name: string; kid: string };
  open(key_name: string, more?: Partial<KeyVaultOptions>): KeyVaultWrapper;
  /** How many calls of this operation the key has had. */
  counted(operation: string, name: string): number;
  /** Ends all faults and forgets the alarms. */
  calm(): void;
  close(): Promise<void>;
}

export async function makeVaultWorld(): Promise<VaultWorld> {
  const tls = await makeTls();
  const vault = await startKeyVault(tls, 'the-token');
  const troubles: string[] = [];
  let time = Date.now();
  let names = 0;
  return {
    vault,
    tls,
    troubles,
    seconds: (count) => void (time += count * 1_000),
    now: () => time,
    newKey() {
      names += 1;
      const name = `kek-${names}`;
      return { name, kid: vault.rotate(name) };
    },
    open: (key_name, more = {}) =>
      new KeyVaultWrapper({
        url: vault.url,
        key_name,
        clock: { now: () => new Date(time) },
        loopback: { ca: tls.cert },
        timeoutMs: 10_000,
        onTrouble: (message) => troubles.push(message),
        credential: async () => ({ getToken: async () => ({ token: 'the-token', expiresOnTimestamp: Date.now() + 3_600_000 }) }),
        ...more,
      }),
    counted: (operation, name) => vault.calls.filter((call) => call.includes(`/${name}/`) && call.endsWith(operation)).length,
    calm() {
      vault.heal();
      troubles.length = 0;
    },
    async close() {
      await vault.close();
      tls.remove();
    },
  };
}
