import type { Blobs } from '../platform/blobs/index.ts';

/**
 * Blobs whose every call waits for the storage to be up: Azurite takes a second longer than the rest, and nothing else needs to wait for
 * it.
 */
export function blobsOnceUp(opening: Promise<Blobs>): Blobs {
  return {
    uploadUrl: async (...of) => (await opening).uploadUrl(...of),
    downloadUrl: async (...of) => (await opening).downloadUrl(...of),
    head: async (...of) => (await opening).head(...of),
    read: async (...of) => (await opening).read(...of),
    write: async (...of) => (await opening).write(...of),
    remove: async (...of) => (await opening).remove(...of),
    async *list(...of) {
      yield* (await opening).list(...of);
    },
    ready: async () => (await opening).ready(),
  };
}
