import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Answer, Person } from '../support/world.ts';
import { openRepositoryWorld, type ProviderName, type RepositoryWorld, sample } from './repositories-world.ts';

/** A repository whose webhook is set up, with what the provider was told. */
export interface Hook {
  person: Person;
  repository_id: string;
  external_id: string;
  source_id: string;
  secret: string;
}

export interface WebhookWorld extends RepositoryWorld {
  hook(provider: ProviderName, body?: object): Promise<Hook>;
  /** Delivers as GitHub does; `sign` false or another signature for what it would not send. */
  github(hook: Pick<Hook, 'source_id' | 'secret'>, body: string | Buffer, headers?: Record<string, string | undefined>): Promise<Answer>;
  azure(hook: Pick<Hook, 'source_id' | 'secret'>, body: string | Buffer, headers?: Record<string, string | undefined>): Promise<Answer>;
  /** What deliveries of this source were written down, and what reports the organisation has. */
  noted(hook: Hook): Promise<{ deliveries: { event: string; outcome: string }[]; reports: number }>;
}

export const signed = (secret: string, body: string | Buffer): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
export const basic = (secret: string, user = 'longhouse'): string => `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
export const someHash = (): string => randomBytes(20).toString('hex');

/** The part of GitHub's push that matters, with some of what stands around it. */
export const push = ({ external_id }: Pick<Hook, 'external_id'>, changes: object = {}): string =>
  JSON.stringify({
    ref: 'refs/heads/main',
    before: sample.broken_by,
    after: someHash(),
    created: false,
    deleted: false,
    repository: { id: Number(external_id), full_name: 'longhouse-sample/orders', private: true },
    pusher: { name: 'sample-user' },
    commits: [{ id: sample.head, message: 'ünïcode \ud83d\ude00' }],
    ...changes,
  });

/** The same of Azure DevOps; each call is another notification. */
export const gitPush = ({ external_id }: Pick<Hook, 'external_id'>, changes: object = {}, resource: object = {}): string =>
  JSON.stringify({
    subscriptionId: '00000000-1111-4222-8333-444444444444',
    notificationId: Math.floor(Math.random() * 1e9),
    id: randomUUID(),
    eventType: 'git.push',
    publisherId: 'tfs',
    resource: {
      refUpdates: [{ name: 'refs/heads/main', oldObjectId: sample.broken_by, newObjectId: someHash() }],
      repository: { id: external_id, name: 'orders' },
      ...resource,
    },
    ...changes,
  });

export async function openWebhookWorld(options: Parameters<typeof openRepositoryWorld>[0] = {}): Promise<WebhookWorld> {
  const world = await openRepositoryWorld(options);
  const deliver = (path: string, body: string | Buffer, headers: Record<string, string | undefined>): Promise<Answer> => {
    const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return world.call('POST', path, Buffer.from(body), { 'content-type': 'application/json', ...Object.fromEntries(given) });
  };
  return {
    ...world,
    async hook(provider, body = {}) {
      const person = await world.person();
      const repository_id = await world.connected(person, world.providers[provider]);
      const made = await person.put(`/repositories/${repository_id}/webhook`, body);
      if (made.status !== 200) throw new Error(made.text);
      const [row] = await world.database.sql<{ external_id: string }>('select external_id from app.repositories where id = $1', [
        repository_id,
      ]);
      return { person, repository_id, external_id: row!.external_id, source_id: made.body.source_id, secret: made.body.secret };
    },
    github: ({ source_id, secret }, body, headers = {}) =>
      deliver(`/api/webhooks/github/${source_id}`, body, {
        'x-github-event': 'push',
        'x-github-delivery': randomUUID(),
        'x-hub-signature-256': signed(secret, body),
        ...headers,
      }),
    azure: ({ source_id, secret }, body, headers = {}) =>
      deliver(`/api/webhooks/azure-devops/${source_id}`, body, { authorization: basic(secret), ...headers }),
    async noted({ source_id, person }) {
      const deliveries = await world.database.sql<{ event: string; outcome: string }>(
        'select event, outcome from app.webhook_deliveries where source_id = $1 order by id',
        [source_id],
      );
      const reports = await world.database.sql('select id from app.reports where org_id = $1', [person.org_id]);
      return { deliveries, reports: reports.length };
    },
  };
}
