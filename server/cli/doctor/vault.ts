import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyWrapper } from '../../platform/crypto/index.ts';
import { type Around, isNetwork, reasonOf, type Reason } from './around.ts';
import { Broken, type Link, NotHere } from './link.ts';

type Kind = 'role' | 'network' | 'key';

interface Looked {
  wrapper: KeyWrapper;
  /** The kind of link that is broken, with the reason; none: the key wraps and unwraps. */
  broken?: { kind: Kind; reason: Reason; error: unknown };
  kid: string;
}

/** The vault's role, the way there and the key: one call to it tells which is broken. */
export function vaultLinks(around: Around): Link[] {
  const { KEY_VAULT_URL: url, KEY_VAULT_KEY_NAME: key } = around.settings;
  const vault = url === undefined ? '' : (new URL(url).hostname.split('.')[0] ?? '');
  const role = 'Key Vault Crypto Service Encryption User';
  const scope = `$(az keyvault show --name ${vault} --query id -o tsv)/keys/${key ?? ''}`;
  const mends: Record<Kind, string> = {
    role: `az role assignment create --role "${role}" --assignee-object-id <object id of the identity> --assignee-principal-type ServicePrincipal --scope ${scope}`,
    network: `az network private-endpoint-connection list --id $(az keyvault show --name ${vault} --query id -o tsv) (it must be approved, and privatelink.vaultcore.azure.net linked to the app's network), then cdktf deploy`,
    key: `az keyvault key show --vault-name ${vault} --name ${key ?? ''} (absent: cdktf deploy makes it; disabled or expired: az keyvault key rotate)`,
  };
  let looked: Promise<Looked> | undefined;
  const part = (kind: Kind, well: (found: Looked) => string) => async (): Promise<string> => {
    looked ??= lookAt(around);
    const found = await looked;
    if (url === undefined && kind !== 'key') throw new NotHere('not needed: a key file wraps');
    const { broken } = found;
    if (broken?.kind === kind) {
      const mend = url === undefined ? 'restore the key file, or point LOCAL_KEY_FILE at it' : mends[kind];
      throw new Broken(`${broken.reason.code || 'no answer'}: ${broken.reason.message}`, mend, broken.error);
    }
    if (broken && (broken.kind === 'network' || kind === 'key')) throw new NotHere(`not known: the vault's ${broken.kind} comes first`);
    return well(found);
  };
  return [
    { name: 'vault role', needs: [], look: part('role', () => role) },
    { name: 'vault network', needs: [], look: part('network', () => url ?? '') },
    { name: 'key', needs: [], look: part('key', ({ wrapper, kid }) => `${kid} wraps and unwraps (${wrapper.name})`) },
  ];
}

const forbidden = /^(?:401|403)$/;

/** A disabled or expired key is refused with 403 as well, by name. */
const keyCodes = /^(?:KeyNotFound|KeyDisabled|KeyExpired|KeyNotYetValid|Forbidden(?:Key\w*))$/;

async function lookAt(around: Around): Promise<Looked> {
  const wrapper = around.wrapper();
  try {
    const kid = await wrapper.currentKid();
    const secret = randomBytes(32);
    const made = await wrapper.wrap(secret);
    const back = await wrapper.unwrap(made.wrapped, made.kek_kid);
    if (back.length !== secret.length || !timingSafeEqual(back, secret)) throw new Error('what was wrapped did not unwrap to the same');
    return { wrapper, kid };
  } catch (error) {
    const reason = reasonOf(error);
    const kind = isNetwork(reason) ? 'network' : forbidden.test(String(reason.status)) && !keyCodes.test(reason.code) ? 'role' : 'key';
    return { wrapper, kid: '', broken: { kind, reason, error } };
  }
}
