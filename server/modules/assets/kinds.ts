import type { Container } from '../../platform/blobs/index.ts';
import type { AssetKind } from './model.ts';

/** What may be uploaded as this kind. */
export interface UploadRule {
  content_types: readonly string[];
  /** Bytes. */
  largest: number;
}

const megabyte = 1024 * 1024;

/** Bytes of the largest log that may be uploaded. */
export const largestUploadedLog = 20 * megabyte;

const images = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/heic'];
const audio = ['audio/mpeg', 'audio/mp4', 'audio/wav', 'audio/webm', 'audio/ogg', 'audio/flac', 'audio/aac'];
const documents: UploadRule = { content_types: ['application/pdf', ...images], largest: 20 * megabyte };

/** The kinds that a client may upload. A `report` is written by the house alone. */
export const uploadRules: Partial<Record<AssetKind, UploadRule>> = {
  mod_document: documents,
  service_document: documents,
  // The most that the model's transcription takes.
  diagnose_upload: { content_types: [...images, ...audio], largest: 25 * megabyte },
  log: { content_types: ['text/plain', 'application/json', 'application/x-ndjson'], largest: largestUploadedLog },
};

/** Where files of each kind lie. */
export const containerOf: Readonly<Record<AssetKind, Container>> = {
  mod_document: 'mod-documents',
  service_document: 'service-documents',
  diagnose_upload: 'diagnose-uploads',
  log: 'reports',
  report: 'reports',
};

const sameAs: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/heif': 'image/heic',
  'audio/mp3': 'audio/mpeg',
  'audio/m4a': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/x-flac': 'audio/flac',
};

/** A content type as we write it: in lower case, without parameters ('audio/webm;codecs=opus'), one name per type. */
export function plainType(type: string): string {
  const plain = type.split(';', 1)[0]!.trim().toLowerCase();
  return sameAs[plain] ?? plain;
}
