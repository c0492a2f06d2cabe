import { BlobFault, type Blobs } from './blobs.ts';
import type { Door } from './door.ts';
import { isMissing, reached } from './failures.ts';

async function capped(stream: AsyncIterable<Buffer | string>, max: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > max) return undefined; // leaving the loop closes the stream
    parts.push(Buffer.from(part as Buffer));
  }
  return Buffer.concat(parts);
}

/** Reading and writing blobs ourselves. */
export const contentThrough = (door: Door): Pick<Blobs, 'head' | 'read' | 'write' | 'remove' | 'list'> => ({
  head: (at) =>
    reached(async () => {
      const { blob, inTime } = await door.blob(at);
      const found = await blob.getProperties(inTime).catch((error: unknown) => {
        if (isMissing(error)) return undefined;
        throw error;
      });
      if (!found) return undefined;
      const md5 = found.contentMD5 && { md5: Buffer.from(found.contentMD5).toString('base64') };
      return { size: found.contentLength ?? 0, content_type: found.contentType ?? 'application/octet-stream', ...md5 };
    }),

  read: (at, { max }) =>
    reached(async () => {
      const { blob, inTime } = await door.blob(at);
      try {
        // One byte more than allowed tells whether there is more; a huge blob is never fetched.
        const found = await blob.download(0, max + 1, { ...inTime, maxRetryRequests: 2 });
        const whole = await capped(found.readableStreamBody as AsyncIterable<Buffer>, max);
        if (whole === undefined) throw new BlobFault('too_large', at);
        return whole;
      } catch (error) {
        if (isMissing(error)) throw new BlobFault('missing', at);
        // Nothing can be taken from the start of an empty blob.
        if ((error as { statusCode?: number }).statusCode === 416) return Buffer.alloc(0);
        throw error;
      }
    }),

  write: (at, data, content_type) =>
    reached(async () => {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data;
      const { blob, inTime } = await door.blob(at);
      await blob.upload(bytes, bytes.byteLength, { blobHTTPHeaders: { blobContentType: content_type }, ...inTime });
    }),

  remove: (at) =>
    reached(async () => {
      const { blob, inTime } = await door.blob(at);
      await blob.deleteIfExists(inTime);
    }),

  async *list(container, prefix = '') {
    const there = await reached(() => door.enter(container));
    const pages = there.account.container(there.name).listBlobsFlat({ prefix }).byPage({ maxPageSize: 1_000 });
    for (;;) {
      const page = await reached(() => pages.next());
      if (page.done) return;
      for (const { name, properties } of page.value.segment.blobItems) {
        yield { name, size: properties.contentLength ?? 0, created_at: properties.createdOn ?? properties.lastModified };
      }
    }
  },
});
