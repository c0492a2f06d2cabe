/** The containers of the product; the settings may give them other names in the account. */
export const containers = ['mod-documents', 'service-documents', 'diagnose-uploads', 'reports'] as const;
export type Container = (typeof containers)[number];

/** Where one blob lies; `name` is made by us of letters, digits, `.`, `_`, `-` and `/`, never taken from a caller. */
export interface BlobPlace {
  container: Container;
  name: string;
}

/** How a client puts one blob by itself: this request with the file as its body. */
export interface Upload {
  url: string;
  method: 'PUT';
  headers: Record<string, string>;
  expires_at: Date;
}

/** How a client gets one blob by itself. */
export interface Download {
  url: string;
  expires_at: Date;
}

/** Files. Links are for one blob and live at most 600 seconds. Storage that cannot be reached is Problem 503 `storage_unavailable`. */
export interface Blobs {
  /**
   * A link that can create this one blob, once, and nothing else: what was checked cannot be changed afterwards. `size` in bytes, where
   * known: over 5,000 MiB is a RangeError.
   */
  uploadUrl(at: BlobPlace, o: { content_type: string; size?: number; expires_in_s: number }): Promise<Upload>;
  /** A link that can read this one blob, always as an attachment. */
  downloadUrl(at: BlobPlace, o: { content_type: string; file_name?: string; expires_in_s: number }): Promise<Download>;
  /** What lies there, or undefined; `size` in bytes, `md5` in base64 where the service knows it. */
  head(at: BlobPlace): Promise<{ size: number; content_type: string; md5?: string } | undefined>;
  /** The whole content; BlobFault `missing`, or `too_large` where it has more than `max` bytes. */
  read(at: BlobPlace, o: { max: number }): Promise<Buffer>;
  /** Writes the whole content, over what was there. */
  write(at: BlobPlace, data: Uint8Array | string, content_type: string): Promise<void>;
  /** Removes it; nothing there is fine too. */
  remove(at: BlobPlace): Promise<void>;
  /** Everything whose name begins with the prefix, in the order of names. */
  list(container: Container, prefix?: string): AsyncIterable<{ name: string; size: number; created_at: Date }>;
  /** Throws unless the storage answers; off production makes the containers. */
  ready(): Promise<void>;
}

/** A blob that could not be read for a reason of its own. */
export class BlobFault extends Error {
  readonly reason: 'missing' | 'too_large';

  constructor(reason: 'missing' | 'too_large', at: BlobPlace) {
    super(`The blob ${at.container}/${at.name} is ${reason === 'missing' ? 'not there' : 'larger than may be read'}.`);
    this.name = 'BlobFault';
    this.reason = reason;
  }
}
