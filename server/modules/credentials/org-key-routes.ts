import { member } from '../../platform/http/index.ts';
import { listOrgKeys, rotateOrgKey } from './org-keys.ts';
import { listQuery, OrgKeys, Rotation } from './shapes.ts';

export const orgKeyRoutes = [
  member('org_keys:read').get('/org/keys', {
    summary: 'The versions of the key that seals your secrets',
    query: listQuery,
    reply: OrgKeys,
    handle: (call) => listOrgKeys(call.org, call.tools, call),
  }),
  member('org_keys:write').post('/org/keys/rotate', {
    summary: 'Make a new version of your key and have everything sealed anew',
    description:
      'What is sealed stays readable all the while. The older versions are retired when nothing is sealed under them any more, after some minutes.',
    reply: Rotation,
    status: 202,
    location: () => '/api/v1/org/keys',
    limit: 'expensive',
    handle: ({ org, tools }) => rotateOrgKey(org, tools),
  }),
];
