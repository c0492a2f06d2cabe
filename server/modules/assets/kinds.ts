import type { Container } from '../../platform/blobs/index.ts';
import type { AssetKind } from './model.ts';

/** What may be uploaded as this kind, and where it goes. */
export interface UploadRule {
  container: Container;
  content_types: readonly string[];
  /** Bytes. */
  largest: number;
}

const megabyte = 1024 * 1024;

/** Bytes of the largest log that may be uploaded. */
export const largestUploadedLog = 20 * megabyte;

/** The kinds that a client may upload. A `report` is written by the house alone. */
export const uploadRules: Partial<Record<AssetKind, UploadRule>> = {
  log: { container: 'reports', content_types: ['text/plain', 'application/json', 'application/x-ndjson'], largest: largestUploadedLog },
};
