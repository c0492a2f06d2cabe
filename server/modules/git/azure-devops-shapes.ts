import { z } from 'zod';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const list = <T extends z.ZodType>(item: T) => z.object({ value: z.array(item) });

export const repositoryShape = z.object({
  id: z.string(),
  defaultBranch: z.string().optional(),
  project: z.object({ visibility: z.string().optional() }),
});

/** What an item of the Items interface tells of itself when its content is not asked for. */
export const itemShape = z.object({ objectId: sha, gitObjectType: z.enum(['blob', 'tree', 'commit']), commitId: sha, path: z.string() });

export const treeShape = z.object({
  treeEntries: z.array(z.object({ objectId: sha, relativePath: z.string(), mode: z.string(), size: z.number().optional() })),
});

export const commitShape = z.object({
  commitId: sha,
  author: z.object({ name: z.string().optional(), email: z.string().optional(), date: z.string() }),
  comment: z.string().optional(),
});
export const commitsShape = list(commitShape);
export const commitDetailShape = commitShape.extend({ parents: z.array(sha).optional() });

/** changeType is one word or several: "edit", "rename, edit", "delete, sourceRename". */
export const changesShape = z.object({
  changes: z.array(
    z.object({
      changeType: z.string(),
      sourceServerItem: z.string().optional(),
      item: z.object({ path: z.string(), gitObjectType: z.string().optional(), isFolder: z.boolean().optional() }),
    }),
  ),
});

export const connectionShape = z.object({
  authenticatedUser: z.object({ id: z.string(), providerDisplayName: z.string().optional() }),
});
