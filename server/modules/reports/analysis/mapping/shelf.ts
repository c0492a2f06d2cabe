/** Paths that share a suffix, told apart by the segment before it only when somebody asks: 100,000 files cost one pass. */
export class Shelf {
  readonly paths: string[];
  readonly #depth: number;
  #whole: string | null = null;
  #shelves: Map<string, Shelf> | null = null;

  /** `depth` is the number of segments the paths share at their end. */
  constructor(paths: string[], depth: number) {
    this.paths = paths;
    this.#depth = depth;
  }

  /** The path that is nothing but the shared suffix. */
  get whole(): string | null {
    this.#sort();
    return this.#whole;
  }

  /** The paths that have this segment (in lower case) before the shared suffix. */
  under(segment: string): Shelf | undefined {
    return this.#sort().get(segment);
  }

  #sort(): Map<string, Shelf> {
    if (this.#shelves !== null) return this.#shelves;
    const groups = new Map<string, string[]>();
    for (const path of this.paths) {
      const segment = path
        .split('/')
        .at(-1 - this.#depth)
        ?.toLowerCase();
      if (segment === undefined) this.#whole = path;
      else if (groups.get(segment)?.push(path) === undefined) groups.set(segment, [path]);
    }
    return (this.#shelves = new Map(Array.from(groups, ([segment, paths]) => [segment, new Shelf(paths, this.#depth + 1)])));
  }
}

/** The repository's paths by file name in lower case. */
export function shelvesOf(paths: Iterable<string>): Map<string, Shelf> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [path]);
    else group.push(path);
  }
  return new Map(Array.from(groups, ([name, group]) => [name, new Shelf(group, 1)]));
}
