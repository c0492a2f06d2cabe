import { OrgModel } from '../../platform/db/index.ts';
import type { Provider } from '../git/index.ts';

/** A connected repository. `external_id` is the provider's own id, which survives renames; `default_ref` is null while it is empty. */
export class Repository extends OrgModel {
  static override tableName = 'app.repositories';
  declare credential_id: string;
  declare provider: Provider;
  /** Host (and port) of the provider's interface, so that two servers may each have an "owner/name". */
  declare host: string;
  declare external_ref: string;
  declare external_id: string;
  declare default_ref: string | null;
  declare updated_at: Date;
}

/** Where a provider's webhook of one repository comes in. Its id is the unguessable part of the address: random, not made from the time. */
export class WebhookSource extends OrgModel {
  static override tableName = 'app.webhook_sources';
  declare repo_id: string;
  declare provider: Provider;
  declare secret: Buffer;
  declare key_version: number;
  /** The secret before the last rotation, good until `previous_valid_until`. */
  declare previous_secret: Buffer | null;
  declare previous_key_version: number | null;
  declare previous_valid_until: Date | null;
  /** The only Azure DevOps subscription that is listened to, when one was named. */
  declare subscription_id: string | null;
  declare updated_at: Date;
}

/** A delivery that was proven, kept for a week so that it is not acted on twice. */
export class WebhookDelivery extends OrgModel {
  static override tableName = 'app.webhook_deliveries';
  declare source_id: string;
  declare delivery_id: string;
  declare body_sha256: Buffer;
  declare event: string;
  declare outcome: 'accepted' | 'ignored';
}
