import { randomUUID } from 'node:crypto';
import { conflict, found, invalid } from '../../core/problem.ts';
import { publicUrl, type Settings } from '../../platform/config/index.ts';
import { codeOf, type Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import type { Provider } from '../git/index.ts';
import { WebhookSource } from './models.ts';
import { getRepository } from './open.ts';
import { asPrevious, newSecret, noPrevious } from './webhook-secrets.ts';

const segments: Readonly<Record<Provider, string>> = { github: 'github', azure_devops: 'azure-devops' };
const events: Readonly<Record<Provider, string[]>> = { github: ['push'], azure_devops: ['git.push'] };

function shown(settings: Settings, { id, provider }: Pick<WebhookSource, 'id' | 'provider'>) {
  const url = `${publicUrl(settings)}/api/webhooks/${segments[provider]}/${id}`;
  return { url, source_id: id, provider, events: events[provider] };
}

async function sourceOf(org: Org, repoId: string): Promise<WebhookSource | undefined> {
  await getRepository(org, repoId);
  return org.read((db) => db.rows(WebhookSource).where({ repo_id: repoId }).first());
}

/** Where the repository's webhook comes in, once it is set up. */
export const getWebhook = async (org: Org, tools: Tools, repoId: string) =>
  shown(tools.settings, found('webhook', await sourceOf(org, repoId)));

/** Sets the webhook up, or sets it up anew: the address stays, and only the secret in this answer is good. */
export async function setWebhook(org: Org, tools: Tools, repoId: string, subscription_id: string | undefined) {
  const { provider } = await getRepository(org, repoId);
  if (subscription_id !== undefined && provider !== 'azure_devops')
    throw invalid([{ path: 'body.subscription_id', message: 'Only webhooks of Azure DevOps have a subscription.' }]);
  // Random throughout: an id made from the time could be guessed at.
  const id = (await sourceOf(org, repoId))?.id ?? randomUUID();
  const { secret, stored } = await newSecret(org, tools, id);
  const row = { ...stored, ...noPrevious, subscription_id: subscription_id ?? null, updated_at: new Date() };
  return org
    .write('webhook.set', async (db) => {
      db.record({ target: id });
      const known = await db.rows(WebhookSource).findById(id).patch(row);
      if (known === 0) await db.rows(WebhookSource).insert({ ...row, id, repo_id: repoId, provider });
      return { ...shown(tools.settings, { id, provider }), secret };
    })
    .catch((error: unknown) => {
      throw codeOf(error) === '23505' ? changedMeanwhile() : error;
    });
}

const changedMeanwhile = () => conflict('webhook_conflict', 'The webhook was changed at the same moment: read it and try again.');

/** Gives the webhook a new secret; the one before stays good for a day. Rotated twice, the first one is good no more. */
export async function rotateSecret(org: Org, tools: Tools, repoId: string) {
  const before = found('webhook', await sourceOf(org, repoId));
  const previous = await asPrevious(org, tools, before);
  const { secret, stored } = await newSecret(org, tools, before.id);
  return org.write('webhook.secret_rotated', async (db) => {
    db.record({ target: before.id });
    const unchanged = db.rows(WebhookSource).where({ id: before.id, secret: before.secret });
    if ((await unchanged.patch({ ...stored, ...previous, updated_at: new Date() })) === 0) throw changedMeanwhile();
    return { ...shown(tools.settings, before), secret };
  });
}
