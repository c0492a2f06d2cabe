import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { invalid } from '../../core/problem.ts';
import { GitRef } from './git-names.ts';

/** A branch that now ends in this commit. `ref` is the whole name, 'refs/heads/main'. */
export interface Push {
  ref: string;
  hash: string;
}

/** What a delivery says. It is a hint only: what is done about it is read from the provider anew. */
export interface Message {
  delivery_id: string;
  event: string;
  /** The provider's own id of the repository; undefined for events that are not listened to. */
  external_id?: string;
  /** Pushes to branches; empty when nothing is to be done. */
  pushes: Push[];
  /** Azure DevOps only. */
  subscription_id?: string;
}

export type ReadMessage = (headers: IncomingHttpHeaders, body: Buffer) => Message;

const hash = z.string().regex(/^[0-9a-f]{40}$/);
const externalId = z.union([z.int().nonnegative(), z.string().min(1).max(100)]).transform(String);
const word = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/);
const mostPushes = 10;

const isBranch = ({ ref }: Push): boolean => ref.startsWith('refs/heads/');
/** git's id of nothing, for a branch that is gone. */
const isThere = ({ hash }: Push): boolean => !/^0+$/.test(hash);

function understood<T>(shape: z.ZodType<T>, value: unknown, where: string): T {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  throw invalid(result.error.issues.slice(0, 10).map(({ path, message }) => ({ path: [where, ...path].join('.'), message })));
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw invalid([{ path: 'body', message: 'Must be JSON.' }]);
  }
}

const githubHeaders = z.object({ 'x-github-delivery': word, 'x-github-event': word });
const githubPush = z.object({ ref: GitRef, after: hash, repository: z.object({ id: externalId }) });

/** A delivery of GitHub: `push`, and anything else as an event without consequence. */
export const githubMessage: ReadMessage = (headers, body) => {
  const { 'x-github-delivery': delivery_id, 'x-github-event': event } = understood(githubHeaders, headers, 'header');
  if (event !== 'push') return { delivery_id, event, pushes: [] };
  const { ref, after, repository } = understood(githubPush, parsed(body), 'body');
  return { delivery_id, event, external_id: repository.id, pushes: [{ ref, hash: after }].filter(isBranch).filter(isThere) };
};

const azureAny = z.object({ eventType: word, subscriptionId: word, notificationId: z.int().nonnegative() });
const azurePush = z.object({
  resource: z.object({
    repository: z.object({ id: externalId }),
    refUpdates: z.array(z.object({ name: GitRef, newObjectId: hash })).max(1000),
  }),
});

/** A delivery of Azure DevOps: `git.push`, and anything else as an event without consequence. */
export const azureDevOpsMessage: ReadMessage = (_headers, body) => {
  const content = parsed(body);
  const { eventType: event, subscriptionId: subscription_id, notificationId } = understood(azureAny, content, 'body');
  const known = { delivery_id: `${subscription_id}:${notificationId}`, event, subscription_id };
  if (event !== 'git.push') return { ...known, pushes: [] };
  const { resource } = understood(azurePush, content, 'body');
  const pushes = resource.refUpdates.map(({ name, newObjectId }) => ({ ref: name, hash: newObjectId }));
  return { ...known, external_id: resource.repository.id, pushes: pushes.filter(isBranch).filter(isThere).slice(0, mostPushes) };
};
