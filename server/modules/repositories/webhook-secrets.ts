import { randomBytes } from 'node:crypto';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { type SealedColumn, sealedColumn } from '../credentials/index.ts';
import { WebhookSource } from './models.ts';

const secretColumn = sealedColumn(WebhookSource, 'secret');
const previousColumn = sealedColumn(WebhookSource, 'previous_secret', 'previous_key_version');

/** How long the secret before a rotation is still good. */
const graceMs = 24 * 3600_000;

const opened = async (org: Org, tools: Tools, column: SealedColumn, rowId: string, sealed: Buffer): Promise<string> => {
  const plain = await tools.keys.open(org, column.at(rowId), sealed);
  const secret = plain.toString();
  plain.fill(0);
  return secret;
};

/** A new secret of 32 random bytes, and what of it is stored. */
export async function newSecret(org: Org, tools: Tools, rowId: string) {
  const secret = randomBytes(32).toString('base64url');
  const { sealed, key_version } = await tools.keys.seal(org, secretColumn.at(rowId), secret);
  return { secret, stored: { secret: sealed, key_version } };
}

/** What is stored of the present secret once it is the one before. */
export async function asPrevious(org: Org, tools: Tools, row: WebhookSource) {
  const secret = await opened(org, tools, secretColumn, row.id, row.secret);
  const { sealed, key_version } = await tools.keys.seal(org, previousColumn.at(row.id), secret);
  const previous_valid_until = new Date(tools.clock.now().getTime() + graceMs);
  return { previous_secret: sealed, previous_key_version: key_version, previous_valid_until };
}

export const noPrevious = { previous_secret: null, previous_key_version: null, previous_valid_until: null };

/** The one or two secrets that are good at this moment. */
export async function goodSecrets(org: Org, tools: Tools, row: WebhookSource): Promise<string[]> {
  const secrets = [await opened(org, tools, secretColumn, row.id, row.secret)];
  const { previous_secret, previous_valid_until } = row;
  if (previous_secret && previous_valid_until && previous_valid_until > tools.clock.now())
    secrets.push(await opened(org, tools, previousColumn, row.id, previous_secret));
  return secrets;
}
