import type { OrgReader, OrgWriter } from '../../platform/db/index.ts';
import { WebhookDelivery } from './models.ts';

/** What a delivery is known by: the id that the provider gave it, and the SHA-256 of its body, because GitHub's id is not signed. */
export type Delivery = Pick<WebhookDelivery, 'source_id' | 'delivery_id' | 'body_sha256' | 'event'>;

/** Replays that come later than this are harmless, because what they start exists already. */
const keptMs = 7 * 24 * 3600_000;

/** Whether this delivery, or another with the same body, was seen in the last week. */
export async function isKnown(db: OrgReader, { source_id, delivery_id, body_sha256 }: Delivery): Promise<boolean> {
  const known = await db
    .rows(WebhookDelivery)
    .select('id')
    .where({ source_id })
    .where((same) => void same.where({ delivery_id }).orWhere({ body_sha256 }))
    .first();
  return known !== undefined;
}

/**
 * Writes the delivery down, in the transaction of its effect so that both happen or neither. False: another request was faster, and there
 * must be no effect. Forgets what is older than a week.
 */
export async function recordDelivery(
  db: OrgWriter,
  delivery: Delivery,
  outcome: WebhookDelivery['outcome'] = 'accepted',
): Promise<boolean> {
  await db
    .rows(WebhookDelivery)
    .delete()
    .where('created_at', '<', new Date(Date.now() - keptMs));
  const { source_id, delivery_id, body_sha256, event } = delivery;
  const row = { source_id, delivery_id, body_sha256, event, outcome };
  const inserted = await db.rows(WebhookDelivery).insert(row).onConflict().ignore().returning('*');
  // A row that was inserted comes back with what the database filled in; one that was there already does not.
  return ([inserted].flat()[0] as WebhookDelivery | undefined)?.created_at !== undefined;
}
