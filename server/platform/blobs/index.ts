export { BlobFault, type BlobPlace, type Blobs, type Container, containers, type Download, type Upload } from './blobs.ts';
export type { BlobSettings } from './door.ts';
export { openBlobs } from './open.ts';
