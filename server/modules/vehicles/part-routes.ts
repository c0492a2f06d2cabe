import { ById, listQuery, member, mustMatch } from '../../platform/http/index.ts';
import { addDocument, listDocuments } from './documents.ts';
import { documentExample, modExample } from './examples.ts';
import { addMod, changeMod, listMods, modVersion, removeMod } from './mods.ts';
import { ByMod, DocumentInput, Documents, DocumentView, ModInput, ModPatch, Mods, ModView } from './shapes.ts';

/** What belongs to a vehicle: its modifications and documents. */
export const partRoutes = [
  member('vehicles:read').get('/vehicles/:id/mods', {
    summary: 'The modifications of a vehicle, newest first',
    params: ById,
    query: listQuery,
    reply: Mods,
    example: { data: [modExample], next_cursor: null },
    handle: (call) => listMods(call.org, call.caller, call, call.params.id),
  }),
  member('vehicles:write').post('/vehicles/:id/mods', {
    summary: 'Add a modification to a vehicle',
    params: ById,
    body: ModInput,
    reply: ModView,
    etag: modVersion,
    example: modExample,
    handle: ({ org, caller, params, body }) => addMod(org, caller, params.id, body),
  }),
  member('vehicles:write').patch('/vehicles/:id/mods/:mod_id', {
    summary: 'Change some of what a modification is',
    params: ByMod,
    body: ModPatch,
    reply: ModView,
    etag: modVersion,
    example: modExample,
    handle: ({ org, caller, params, body, if_match }) => changeMod(org, caller, params, body, (version) => mustMatch(if_match, version)),
  }),
  member('vehicles:write').delete('/vehicles/:id/mods/:mod_id', {
    summary: 'Remove a modification; its documents stay with the vehicle',
    params: ByMod,
    reply: null,
    handle: ({ org, caller, params, if_match }) => removeMod(org, caller, params, (version) => mustMatch(if_match, version)),
  }),
  member('vehicles:read').get('/vehicles/:id/documents', {
    summary: 'The documents of a vehicle, newest first',
    params: ById,
    query: listQuery,
    reply: Documents,
    example: { data: [documentExample], next_cursor: null },
    handle: (call) => listDocuments(call.org, call.caller, call, call.params.id),
  }),
  member('vehicles:write').post('/vehicles/:id/documents', {
    summary: 'Put an uploaded file with a vehicle, or with one of its modifications',
    description:
      'The file is an asset of the kind mod_document or service_document, uploaded and completed. DELETE assets/{id} removes both.',
    params: ById,
    body: DocumentInput,
    reply: DocumentView,
    example: documentExample,
    handle: ({ org, caller, params, body }) => addDocument(org, caller, params.id, body),
  }),
];
