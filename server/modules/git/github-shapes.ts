import { z } from 'zod';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const signature = z.object({ name: z.string(), email: z.string(), date: z.string() }).nullable();

export const repositoryShape = z.object({ id: z.number(), default_branch: z.string(), private: z.boolean() });

export const treeShape = z.object({
  tree: z.array(z.object({ path: z.string(), mode: z.string(), sha, size: z.number().optional() })),
  truncated: z.boolean(),
});

export const commitShape = z.object({ sha, commit: z.object({ author: signature, message: z.string() }) });
export const commitsShape = z.array(commitShape);

const status = z.enum(['added', 'removed', 'modified', 'renamed', 'copied', 'changed', 'unchanged']);
export const commitDetailShape = commitShape.extend({
  parents: z.array(z.object({ sha })),
  files: z
    .array(z.object({ filename: z.string(), status, patch: z.string().optional(), previous_filename: z.string().optional() }))
    .optional(),
});

/** A directory is a list; a file, a symlink or a submodule an object that says so. From 1 MB on, encoding is "none" and content empty. */
export const contentShape = z.union([
  z.array(z.unknown()),
  z.object({ type: z.string(), size: z.number(), sha, encoding: z.string().optional(), content: z.string().optional() }),
]);

export const blobShape = z.object({ sha, encoding: z.literal('base64'), content: z.string() });
export const userShape = z.object({ login: z.string() });
export const installationShape = z.object({ repositories: z.array(z.object({ owner: z.object({ login: z.string() }) })) });
export const hashShape = sha;
