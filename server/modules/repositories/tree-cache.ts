import type { FileMeta } from '../git/index.ts';

const keptMs = 60_000;
const mostFiles = 200_000;

/** Keeps the file lists of a few commits for a minute, so that paging through one asks the provider once. May be lost at any time. */
export class TreeCache {
  readonly #trees = new Map<string, { until: number; files: FileMeta[] }>();
  #held = 0;

  /** The list under this key, or what `read` gives. The key must name organisation, repository and commit. */
  async files(key: string, read: () => Promise<FileMeta[]>): Promise<FileMeta[]> {
    const known = this.#trees.get(key);
    if (known && known.until > Date.now()) return known.files;
    const files = await read();
    this.#drop(key);
    this.#trees.set(key, { until: Date.now() + keptMs, files });
    this.#held += files.length;
    this.#tidy();
    return files;
  }

  /** The oldest stand first: drops those that are over, and as many more as are too much. */
  #tidy(): void {
    for (const [key, { until }] of this.#trees) {
      if (until > Date.now() && this.#held <= mostFiles) return;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    this.#held -= this.#trees.get(key)?.files.length ?? 0;
    this.#trees.delete(key);
  }
}
