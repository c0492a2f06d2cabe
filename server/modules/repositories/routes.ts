import { ById, listQuery, member, mustMatch } from '../../platform/http/index.ts';
import { getRepository } from './open.ts';
import { change, connect, disconnect, listRepositories, versionOf } from './service.ts';
import { Repositories, RepositoryInput, RepositoryPatch, RepositoryView } from './shapes.ts';

export const routes = [
  member('repositories:read').get('/repositories', {
    summary: 'The repositories of your organisation, newest first',
    query: listQuery,
    reply: Repositories,
    handle: (call) => listRepositories(call.org, call),
  }),
  member('repositories:write').post('/repositories', {
    summary: 'Connect a repository that one of your credentials can read',
    description:
      '`external_ref` is "owner/name" on GitHub and "organisation/project/name" on Azure DevOps. The provider is asked for it at once.',
    body: RepositoryInput,
    reply: RepositoryView,
    etag: versionOf,
    location: ({ id }) => `/api/v1/repositories/${id}`,
    limit: 'expensive',
    example: {
      id: '0198c3a0-6a10-7c4d-9e21-3b4c5d6e7f80',
      provider: 'github',
      external_ref: 'longhouse-sample/orders',
      default_ref: 'main',
      credential_id: '0198c3a0-5b6c-7d3e-8f10-2a3b4c5d6e7f',
      created_at: '2026-03-01T09:00:00.000Z',
    },
    handle: ({ org, tools, body }) => connect(org, tools, body),
  }),
  member('repositories:read').get('/repositories/:id', {
    summary: 'One repository',
    params: ById,
    reply: RepositoryView,
    etag: versionOf,
    handle: ({ org, params }) => getRepository(org, params.id),
  }),
  member('repositories:write').patch('/repositories/:id', {
    summary: 'Change the default ref of a repository, or the credential it is read with',
    params: ById,
    body: RepositoryPatch,
    reply: RepositoryView,
    etag: versionOf,
    limit: 'expensive',
    handle: ({ org, tools, params, body, if_match }) => change(org, tools, params.id, body, (version) => mustMatch(if_match, version)),
  }),
  member('repositories:write').delete('/repositories/:id', {
    summary: 'Disconnect a repository, and its webhook with it',
    params: ById,
    reply: null,
    handle: ({ org, tools, params, if_match }) => disconnect(org, tools, params.id, (version) => mustMatch(if_match, version)),
  }),
];
