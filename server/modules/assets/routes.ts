import { ById, member } from '../../platform/http/index.ts';
import { getAsset, linkTo, listAssets, removeAsset } from './service.ts';
import { AssetInput, AssetQuery, Assets, AssetView, DownloadLink, NewAsset } from './shapes.ts';
import { announce, complete } from './uploads.ts';

export const routes = [
  member('assets:write').post('/assets', {
    summary: 'Announce a file and get the link to upload it with',
    description: 'PUT the file to `upload.url` with `upload.headers` within ten minutes, then complete it.',
    body: AssetInput,
    reply: NewAsset,
    secretReply: true,
    limit: 'expensive',
    handle: ({ org, tools, caller, body }) => announce(org, tools, caller.user_id, body),
  }),
  member('assets:write').post('/assets/:id/complete', {
    summary: 'Have the uploaded file checked against what was announced',
    params: ById,
    reply: AssetView,
    status: 200,
    limit: 'expensive',
    handle: ({ org, tools, params }) => complete(org, tools, params.id),
  }),
  member('assets:read').get('/assets', {
    summary: 'The files of your organisation, newest first',
    query: AssetQuery,
    reply: Assets,
    handle: (call) => listAssets(call.org, call, call.query.kind),
  }),
  member('assets:read').get('/assets/:id', {
    summary: 'One file',
    params: ById,
    reply: AssetView,
    handle: ({ org, params }) => getAsset(org, params.id),
  }),
  member('assets:read').get('/assets/:id/download', {
    summary: 'A link to download a file, good for ten minutes',
    params: ById,
    reply: DownloadLink,
    handle: ({ org, tools, params }) => linkTo(org, tools, params.id),
  }),
  member('assets:write').delete('/assets/:id', {
    summary: 'Remove a file',
    params: ById,
    reply: null,
    handle: ({ org, tools, params }) => removeAsset(org, tools, params.id),
  }),
];
