import { member, mustMatch } from '../../platform/http/index.ts';
import { addOrg, getOrg, getSettings, myOrgs, putSettings, renameOrg, settingsVersion, versionOf } from './org-service.ts';
import { MyOrg, MyOrgs, OrgInput, OrgPatch, OrgView, OwnSettingsInput, OwnSettingsShape } from './org-shapes.ts';

const orgTag = (reply: { updated_at: Date | string }) => versionOf(reply);

export const orgRoutes = [
  member('org:read').get('/org', {
    summary: 'Your organisation',
    reply: OrgView,
    etag: orgTag,
    handle: ({ org }) => getOrg(org),
  }),
  member('org:write').patch('/org', {
    summary: 'Rename your organisation',
    body: OrgPatch,
    reply: OrgView,
    etag: orgTag,
    handle: ({ org, body, if_match }) => renameOrg(org, body.name, (version) => mustMatch(if_match, version)),
  }),
  member('me:read').get('/orgs', {
    summary: 'The organisations you are in',
    reply: MyOrgs,
    handle: async ({ tools, caller }) => ({ data: await myOrgs(tools, caller) }),
  }),
  member('me:write').post('/orgs', {
    summary: 'Found a further organisation, with you as its owner',
    description: 'Use auth/switch-org with its slug to get a token for it.',
    body: OrgInput,
    reply: MyOrg,
    limit: 'expensive',
    handle: ({ tools, caller, body, repeat_id }) => addOrg(tools, caller, body.name, repeat_id),
  }),
  member('settings:read').get('/org/settings', {
    summary: 'The settings of your organisation',
    reply: OwnSettingsShape,
    etag: settingsVersion,
    handle: ({ org }) => getSettings(org),
  }),
  member('settings:write').put('/org/settings', {
    summary: 'Change settings; those you leave out stay',
    body: OwnSettingsInput,
    reply: OwnSettingsShape,
    etag: settingsVersion,
    handle: ({ org, body, if_match }) => putSettings(org, body, (version) => mustMatch(if_match, version)),
  }),
];
