import { ById, member, mustMatch } from '../../platform/http/index.ts';
import {
  addCredential,
  getCredential,
  listCredentials,
  removeCredential,
  renameCredential,
  replaceSecret,
  revokeCredential,
} from './service.ts';
import {
  CredentialInput,
  CredentialPatch,
  Credentials,
  CredentialUses,
  CredentialView,
  listQuery,
  NewCredential,
  SecretInput,
  Trial,
} from './shapes.ts';
import { versionOf } from './standing.ts';
import { testCredential } from './trial.ts';
import { listUses } from './uses.ts';

export const routes = [
  member('credentials:read').get('/credentials', {
    summary: 'The credentials of your organisation, without their secrets',
    query: listQuery,
    reply: Credentials,
    handle: (call) => listCredentials(call.org, call.tools, call),
  }),
  member('credentials:write').post('/credentials', {
    summary: 'Store a credential; its secret is sealed and never shown again',
    body: CredentialInput,
    reply: NewCredential,
    location: ({ id }) => `/api/v1/credentials/${id}`,
    handle: ({ org, tools, caller, body }) => addCredential(org, tools, caller.user_id, body),
  }),
  member('credentials:read').get('/credentials/:id', {
    summary: 'One credential, without its secret',
    params: ById,
    reply: CredentialView,
    etag: versionOf,
    handle: ({ org, tools, params }) => getCredential(org, tools, params.id),
  }),
  member('credentials:write').patch('/credentials/:id', {
    summary: 'Rename a credential',
    params: ById,
    body: CredentialPatch,
    reply: CredentialView,
    etag: versionOf,
    handle: ({ org, tools, params, body, if_match }) =>
      renameCredential(org, tools, params.id, body.name, (version) => mustMatch(if_match, version)),
  }),
  member('credentials:write').put('/credentials/:id/secret', {
    summary: 'Replace the secret of a credential, and with it the address it is for',
    params: ById,
    body: SecretInput,
    reply: CredentialView,
    etag: versionOf,
    handle: ({ org, tools, params, body, if_match }) =>
      replaceSecret(org, tools, params.id, body, (version) => mustMatch(if_match, version)),
  }),
  member('credentials:write').post('/credentials/:id/test', {
    summary: 'Ask the provider whether it accepts the credential',
    params: ById,
    reply: Trial,
    status: 200,
    limit: 'expensive',
    handle: ({ org, tools, params }) => testCredential(org, tools, params.id),
  }),
  member('credentials:write').post('/credentials/:id/revoke', {
    summary: 'Erase the secret of a credential for good',
    params: ById,
    reply: CredentialView,
    status: 200,
    etag: versionOf,
    handle: ({ org, tools, params }) => revokeCredential(org, tools, params.id),
  }),
  member('credentials:read').get('/credentials/:id/uses', {
    summary: 'Who used a credential for what, newest first',
    params: ById,
    query: listQuery,
    reply: CredentialUses,
    handle: (call) => listUses(call.org, call, call.params.id),
  }),
  member('credentials:write').delete('/credentials/:id', {
    summary: 'Remove a credential that no repository uses',
    params: ById,
    reply: null,
    handle: ({ org, params, if_match }) => removeCredential(org, params.id, (version) => mustMatch(if_match, version)),
  }),
];
