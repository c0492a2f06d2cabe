import { ById, listQuery, member, mustMatch } from '../../platform/http/index.ts';
import { addKey, changeKey, getKey, listKeys, revokeKey, rotateKey } from './api-keys.ts';
import { ApiKeyInput, ApiKeyPatch, ApiKeys, ApiKeyView, NewApiKey } from './org-shapes.ts';
import { versionOf } from './org-service.ts';

export const apiKeyRoutes = [
  member('api_keys:read').get('/api-keys', {
    summary: 'API keys of your organisation',
    query: listQuery,
    reply: ApiKeys,
    handle: (call) => listKeys(call.org, call),
  }),
  member('api_keys:write').post('/api-keys', {
    summary: 'Make an API key; it is shown this once',
    body: ApiKeyInput,
    reply: NewApiKey,
    secretReply: true,
    example: {
      id: '01890a5d-ac96-774b-bcce-b302099a8057',
      name: 'ci',
      prefix: 'lh_live_4fZk0aQ9dT2b',
      scopes: ['reports:read'],
      expires_at: null,
      key: 'lh_live_4fZk0aQ9dT2b_…',
    },
    handle: ({ org, caller, body }) => addKey(org, caller, body),
  }),
  member('api_keys:read').get('/api-keys/:id', {
    summary: 'One API key',
    params: ById,
    reply: ApiKeyView,
    etag: versionOf,
    handle: ({ org, params }) => getKey(org, params.id),
  }),
  member('api_keys:write').patch('/api-keys/:id', {
    summary: 'Rename an API key or change its scopes',
    params: ById,
    body: ApiKeyPatch,
    reply: ApiKeyView,
    etag: versionOf,
    handle: ({ org, caller, params, body, if_match }) => changeKey(org, caller, params.id, body, (version) => mustMatch(if_match, version)),
  }),
  member('api_keys:write').post('/api-keys/:id/rotate', {
    summary: 'Give an API key a new secret, shown this once; the old one stops working at once',
    params: ById,
    reply: NewApiKey,
    status: 200,
    secretReply: true,
    handle: ({ org, caller, params }) => rotateKey(org, caller, params.id),
  }),
  member('api_keys:write').delete('/api-keys/:id', {
    summary: 'Revoke an API key for good',
    params: ById,
    reply: null,
    handle: ({ org, params }) => revokeKey(org, params.id),
  }),
];
