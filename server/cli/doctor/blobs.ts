import { type Around, isNetwork, reasonOf } from './around.ts';
import { Broken, type Link, NotHere } from './link.ts';

/** The role on the blobs: reading the containers, and signing a link to one. */
export function blobLink(around: Around): Link {
  const { ASSETS_BLOB_ACCOUNT_URL: url } = around.settings;
  const account = url === undefined ? '' : (new URL(url).hostname.split('.')[0] ?? '');
  const scope = `$(az storage account show --name ${account} --query id -o tsv)`;
  const grant = (role: string): string =>
    `az role assignment create --role "${role}" --assignee-object-id <object id of the identity> --assignee-principal-type ServicePrincipal --scope ${scope}`;
  const mendOf = (code: string, network: boolean, role: string): string => {
    if (url === undefined) return 'correct ASSETS_BLOB_CONNECTION, or unset it and npm start';
    if (network)
      return `az storage account show --name ${account} --query "[publicNetworkAccess,networkRuleSet]" (it must let the app's subnet in), then cdktf deploy`;
    return code === 'ContainerNotFound' ? `cdktf deploy, which makes the containers of ${account}` : grant(role);
  };
  const doing = async (what: string, role: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      const reason = reasonOf(error);
      throw new Broken(`${what}: ${reason.code || reason.message}`, mendOf(reason.code, isNetwork(reason), role), error);
    }
  };
  return {
    name: 'blob role',
    needs: [],
    async look() {
      const { blobs } = around;
      if (!blobs) throw new NotHere('the embedded ones come and go with npm start');
      await doing('the containers cannot be looked at', 'Storage Blob Data Contributor', () => blobs.ready());
      const place = { container: 'reports', name: 'doctor/never-there.txt' } as const;
      await doing('no link can be signed', 'Storage Blob Delegator', () =>
        blobs.downloadUrl(place, { content_type: 'text/plain', expires_in_s: 60 }),
      );
      return url ?? 'by connection string';
    },
  };
}
