import { OrgModel } from '../db/index.ts';

/** One POST that its caller may repeat safely: `running` while somebody works on it, `done` once its effect is committed. */
export class IdempotencyKey extends OrgModel {
  static override tableName = 'app.idempotency_keys';
  declare caller: string;
  declare route: string;
  declare key: string;
  declare fingerprint: string;
  declare state: 'running' | 'done';
  /** Changes with every claim, so that one who lost the claim can no longer commit. */
  declare claim_id: string;
  declare lease_until: Date;
  /** The answer's body as it was sent; `null` when it must not or could not be kept. */
  declare body: string | null;
}
