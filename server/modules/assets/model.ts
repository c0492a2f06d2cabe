import { OrgModel } from '../../platform/db/index.ts';
import type { BlobPlace, Container } from '../../platform/blobs/index.ts';

/** What a file can be to the product. */
export const kinds = ['mod_document', 'service_document', 'diagnose_upload', 'log', 'report'] as const;
export type AssetKind = (typeof kinds)[number];

/** How a file stands: `pending` until its upload was completed and checked, `quarantined` when it was not what was announced. */
export const states = ['pending', 'ready', 'quarantined'] as const;

/** A file in Blob Storage. */
export class Asset extends OrgModel {
  static override tableName = 'app.assets';
  declare kind: AssetKind;
  declare status: (typeof states)[number];
  declare container: Container;
  declare blob_name: string;
  declare content_type: string;
  declare size: number;
  declare sha256: string | null;
  /** What it is saved as; never a part of any path of ours. */
  declare file_name: string | null;
  /** Why it is quarantined. */
  declare fault: string | null;
  declare created_by: string | null;
  declare completed_at: Date | null;
}

/** The name of a file's blob: ours, and under the organisation's id. */
export const blobName = (orgId: string, kind: AssetKind, id: string): string => `${orgId}/${kind}/${id}`;

/** Where the file lies. */
export const placeOf = ({ container, blob_name }: Pick<Asset, 'container' | 'blob_name'>): BlobPlace => ({ container, name: blob_name });
