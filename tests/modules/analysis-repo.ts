import type { CommitMeta } from '../../server/modules/git/index.ts';
import type { FileChange, RepoView } from '../../server/modules/reports/analysis/index.ts';

/** A commit as a provider tells it. */
export const commit = (hash: string, date: string, message = `change ${hash}`): CommitMeta => ({
  hash,
  author: { name: 'Ann', email: 'ann@example.com' },
  date,
  message,
});

/** A repository held in memory; counts what is asked of it. */
export function memoryRepo(
  contents: Record<string, string | Buffer>,
  history: Record<string, CommitMeta[]> = {},
  changes?: Record<string, FileChange[]>,
) {
  const asked = { read: 0, commits: 0, changes: 0 };
  const files = Object.entries(contents).map(([path, content]) => ({
    path,
    type: 'file' as const,
    size: Buffer.byteLength(content),
    sha: 'a'.repeat(40),
  }));
  const repo: RepoView = {
    ref: 'main',
    files: async () => files,
    read: async (path) => {
      asked.read++;
      const content = contents[path];
      return content === undefined ? null : Buffer.from(content as string);
    },
    commits: async (path) => {
      asked.commits++;
      return history[path] ?? [];
    },
    ...(changes !== undefined && {
      changes: async (hash: string) => {
        asked.changes++;
        return changes[hash] ?? [];
      },
    }),
  };
  return { repo, asked };
}
