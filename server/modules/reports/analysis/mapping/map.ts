import { MAX_CANDIDATES } from '../limits.ts';
import type { Frame, MappedFrame } from '../types.ts';
import { isOutside, segmentsOf } from './paths.ts';
import { shelvesOf, type Shelf } from './shelf.ts';

interface Found {
  repo_path: string | null;
  candidates: string[];
}

const NOTHING: Found = { repo_path: null, candidates: [] };

/** Among paths that fit equally well, those whose letters' case fits too come first. */
function choose(paths: string[], suffix: string): Found {
  const exact = paths.length > 1 ? paths.filter((path) => path === suffix || path.endsWith(`/${suffix}`)) : paths;
  const left = exact.length > 0 ? exact : paths;
  const [only, ...others] = left;
  if (only !== undefined && others.length === 0) return { repo_path: only, candidates: [] };
  return { repo_path: null, candidates: left.slice(0, MAX_CANDIDATES) };
}

function find(shelves: Map<string, Shelf>, segments: string[], byName: boolean): Found {
  const suffix = (depth: number) => segments.slice(-depth).join('/');
  const first = shelves.get(segments.at(-1)?.toLowerCase() ?? '');
  if (first === undefined) return NOTHING;
  let shelf: Shelf = first;
  let depth = 1;
  for (; depth < segments.length; depth++) {
    const next: Shelf | undefined = shelf.under(segments.at(-1 - depth)?.toLowerCase() ?? '');
    if (next === undefined) break;
    shelf = next;
  }
  // a repository path wholly inside the frame's path: the log was written where the repository is the root
  if (shelf.whole !== null) return { repo_path: shelf.whole, candidates: [] };
  // a mere file name is no proof, unless the log gives no more, or class names tell files apart
  return depth > 1 || segments.length === 1 || byName ? choose(shelf.paths, suffix(depth)) : NOTHING;
}

/** Finds each frame's file among the repository's paths: the longest common suffix wins, equally good ones leave the frame ambiguous. */
export function mapFrames(frames: readonly Frame[], paths: Iterable<string>): MappedFrame[] {
  const shelves = shelvesOf(paths);
  const known = new Map<string, Found>();
  return frames.map((frame) => {
    if (frame.file === null || isOutside(frame)) return { ...frame, ...NOTHING };
    const byName = frame.language === 'java' || frame.language === 'kotlin';
    const key = `${byName}:${frame.file}`;
    const found = known.get(key) ?? find(shelves, segmentsOf(frame.file), byName);
    known.set(key, found);
    return { ...frame, ...found };
  });
}
