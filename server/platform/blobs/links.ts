import type { Clock } from '../../core/clock.ts';
import type { Terms } from './account.ts';
import type { BlobPlace, Blobs } from './blobs.ts';
import type { Door } from './door.ts';
import { reached } from './failures.ts';
import { attachment, blobName } from './names.ts';

const longest_s = 600;
const largestPut = 5_000 * 1024 * 1024;

/** Links with which a client puts or gets one blob without us in between. */
export function linksThrough(door: Door, clock: Clock): Pick<Blobs, 'uploadUrl' | 'downloadUrl'> {
  async function link(at: BlobPlace, seconds: number, terms: Omit<Terms, 'expires_at'>): Promise<{ url: string; expires_at: Date }> {
    if (!(seconds > 0 && seconds <= longest_s)) throw new RangeError(`A link lives more than 0 and at most ${longest_s} seconds.`);
    const name = blobName(at);
    const expires_at = new Date(Math.floor(clock.now().getTime() / 1000 + seconds) * 1000); // a signature knows whole seconds
    const there = await door.enter(at.container);
    return { url: await there.account.sign(there.name, name, { ...terms, expires_at }), expires_at };
  }
  return {
    uploadUrl: (at, o) =>
      reached(async () => {
        if (o.size !== undefined && o.size > largestPut) throw new RangeError('One request takes at most 5,000 MiB.');
        const signed = await link(at, o.expires_in_s, { permissions: 'c' });
        return { ...signed, method: 'PUT', headers: { 'content-type': o.content_type, 'x-ms-blob-type': 'BlockBlob' } };
      }),
    downloadUrl: (at, o) =>
      reached(() => link(at, o.expires_in_s, { permissions: 'r', content_type: o.content_type, disposition: attachment(o.file_name) })),
  };
}
