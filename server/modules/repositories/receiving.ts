import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isUuid, newId } from '../../core/ids.ts';
import { Problem } from '../../core/problem.ts';
import type { Org } from '../../platform/db/index.ts';
import { type From, products } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import type { Provider } from '../git/index.ts';
import { type Delivery, isKnown, recordDelivery } from './deliveries.ts';
import { azureDevOpsMessage, githubMessage, type Push, type ReadMessage } from './messages.ts';
import { Repository, WebhookSource } from './models.ts';
import { basicProof, githubProof, type Proof } from './proofs.ts';
import { goodSecrets } from './webhook-secrets.ts';

/** A proven delivery that is to have an effect. `delivery` goes to `recordDelivery` in the transaction of the effect. */
export interface Accepted {
  org: Org;
  repository: Repository;
  event: string;
  /** At least one; GitHub tells one per delivery, Azure DevOps up to ten. */
  pushes: Push[];
  delivery: Delivery;
}
export type Received = { accepted: Accepted } | 'duplicate' | 'ignored';

/** How one provider proves and says what it has to say. */
interface Dialect {
  provider: Provider;
  proves: Proof;
  read: ReadMessage;
}

type Receive = (tools: Tools, sourceId: string, headers: IncomingHttpHeaders, body: Buffer, from?: From) => Promise<Received>;

const receiver =
  (dialect: Dialect): Receive =>
  async (tools, sourceId, headers, body, from) => {
    const { org, listens, row } = await sourceFor(tools, dialect.provider, sourceId, from);
    const secrets = row ? await goodSecrets(org, tools, row) : [];
    // Always two, so that a source that is not there, and a rotation, take the same work as any other.
    while (secrets.length < 2) secrets.push(decoy);
    if (!dialect.proves(headers, body, secrets) || !row) throw unproven();
    if (!listens) return 'ignored';

    const message = dialect.read(headers, body);
    if (row.subscription_id !== null && row.subscription_id !== message.subscription_id?.toLowerCase()) throw unproven();
    const { delivery_id, event, external_id, pushes } = message;
    const delivery = { source_id: row.id, delivery_id, body_sha256: createHash('sha256').update(body).digest(), event };
    if (await org.read((db) => isKnown(db, delivery))) return 'duplicate';
    const repository = await org.read((db) => db.rows(Repository).findById(row.repo_id));
    if (repository && repository.external_id === external_id && pushes.length > 0) {
      return { accepted: { org, repository, event, pushes, delivery } };
    }
    const noted = await org.unrecorded('a delivery without effect', (db) => recordDelivery(db, delivery, 'ignored'));
    return noted ? 'ignored' : 'duplicate';
  };

/**
 * A delivery of GitHub, proven and understood: to be acted on, seen before, or none of our business. 401 for an unknown source and for a
 * bad proof alike.
 */
export const receiveGithub = receiver({ provider: 'github', proves: githubProof, read: githubMessage });

/** The same for Azure DevOps. */
export const receiveAzureDevOps = receiver({ provider: 'azure_devops', proves: basicProof, read: azureDevOpsMessage });

const decoy = randomBytes(32).toString('base64url');

const unproven = (): Problem => new Problem(401, 'proof_invalid', 'The source is not known, or the proof is not good.');

const lookUp = `select s.org_id, o.status, o.settings from app.webhook_sources s join app.orgs o on o.id = s.org_id
  where s.id = ? and s.provider = ?`;

interface Known {
  org_id: string;
  status: string;
  settings: { modules?: string[] };
}

/** The source and its organisation. One that is not there takes the same steps, as an organisation that does not exist. */
async function sourceFor(tools: Tools, provider: Provider, sourceId: string, from: From | undefined) {
  const id = isUuid(sourceId) ? sourceId : randomUUID();
  const { rows } = (await tools.db.auth.raw(lookUp, [id, provider])) as { rows: Known[] };
  const [known] = rows;
  const org = tools.db.org(known?.org_id ?? newId(), { kind: 'webhook', id, ...(from && { request_id: from.request_id, ip: from.ip }) });
  const row = await org.read((db) => db.rows(WebhookSource).findById(id));
  return { org, listens: known !== undefined && listens(tools, known), row };
}

const listens = (tools: Tools, { status, settings }: Known): boolean =>
  status === 'active' && tools.settings.MODULES.includes('repositories') && (settings.modules ?? products).includes('repositories');
