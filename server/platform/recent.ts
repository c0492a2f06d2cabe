import { LRUCache } from 'lru-cache';

/** A map that holds the `most` entries used last. */
export const recent = <V extends object>(most: number): LRUCache<string, V> => new LRUCache({ max: most });
