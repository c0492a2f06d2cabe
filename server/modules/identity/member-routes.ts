import { ById, listQuery, member, mustMatch } from '../../platform/http/index.ts';
import { resetDevice } from './device-reset.ts';
import { accept, invite, listInvitations, withdraw } from './invitations.ts';
import { changeRole, listMembers, removeMember } from './members.ts';
import { Acceptance, InvitationInput, Invitations, InvitationView, MemberPatch, Members, MemberView, MyOrg } from './org-shapes.ts';
import { versionOf } from './org-service.ts';

export const memberRoutes = [
  member('members:read').get('/org/members', {
    summary: 'Who is in your organisation',
    query: listQuery,
    reply: Members,
    handle: (call) => listMembers(call.org, call),
  }),
  member('members:write').patch('/org/members/:id', {
    summary: 'Give a member another role',
    params: ById,
    body: MemberPatch,
    reply: MemberView,
    etag: versionOf,
    handle: ({ org, caller, params, body, if_match }) =>
      changeRole(org, caller, params.id, body.role, (version) => mustMatch(if_match, version)),
  }),
  member('members:write').delete('/org/members/:id', {
    summary: 'Take a member out; acts on their next request',
    params: ById,
    reply: null,
    handle: ({ org, caller, params }) => removeMember(org, caller, params.id),
  }),
  member('members:write').post('/org/members/:id/reset-device', {
    summary: 'Let a device begin anew that lost its secret',
    description:
      'Its sessions end, and whoever signs in next by its name, without a secret, is given a new `device_secret`: see to it that this is the ' +
      'device. What it made stays its own. Answers 409 `member_conflict` for a member that is no device, 403 `permission_denied` to an API key.',
    params: ById,
    reply: null,
    refuses: [409],
    handle: ({ org, tools, caller, params }) => resetDevice(org, tools, caller, params.id),
  }),
  member('invitations:read').get('/org/invitations', {
    summary: 'Open invitations',
    query: listQuery,
    reply: Invitations,
    handle: (call) => listInvitations(call.org, call),
  }),
  member('invitations:write').post('/org/invitations', {
    summary: 'Invite an address; the token goes to it by mail',
    body: InvitationInput,
    reply: InvitationView,
    limit: 'expensive',
    handle: ({ org, tools, caller, body }) => invite(org, tools, caller, body.email, body.role),
  }),
  member('invitations:write').delete('/org/invitations/:id', {
    summary: 'Withdraw an invitation',
    params: ById,
    reply: null,
    handle: ({ org, params }) => withdraw(org, params.id),
  }),
  member('me:write').post('/invitations/accept', {
    summary: 'Join the organisation that invited your address',
    body: Acceptance,
    reply: MyOrg,
    status: 200,
    limit: 'auth',
    handle: ({ tools, caller, body }) => accept(tools, caller, body.token),
  }),
];
