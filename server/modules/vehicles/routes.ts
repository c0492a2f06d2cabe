import { ById, listQuery, member, mustMatch } from '../../platform/http/index.ts';
import { vehicleExample } from './examples.ts';
import { getVehicle } from './reach.ts';
import { addVehicle, changeVehicle, listVehicles, removeVehicle, versionOf } from './service.ts';
import { VehicleInput, VehiclePatch, Vehicles, VehicleView } from './shapes.ts';

const one = { reply: VehicleView, etag: versionOf, example: vehicleExample } as const;

export const routes = [
  member('vehicles:read').get('/vehicles', {
    summary: 'The vehicles of your organisation, newest first; a device sees its own',
    query: listQuery,
    reply: Vehicles,
    example: { data: [vehicleExample], next_cursor: null },
    handle: (call) => listVehicles(call.org, call.caller, call),
  }),
  member('vehicles:write').post('/vehicles', {
    summary: 'Add a vehicle',
    body: VehicleInput,
    ...one,
    location: ({ id }) => `/api/v1/vehicles/${id}`,
    handle: ({ org, caller, body }) => addVehicle(org, caller, body),
  }),
  member('vehicles:read').get('/vehicles/:id', {
    summary: 'One vehicle',
    params: ById,
    ...one,
    handle: ({ org, caller, params }) => getVehicle(org, caller, params.id),
  }),
  member('vehicles:write').put('/vehicles/:id', {
    summary: 'Say anew what a vehicle is',
    params: ById,
    body: VehicleInput,
    ...one,
    handle: ({ org, caller, params, body, if_match }) =>
      changeVehicle(org, caller, params.id, body, (version) => mustMatch(if_match, version)),
  }),
  member('vehicles:write').patch('/vehicles/:id', {
    summary: 'Change some of what a vehicle is',
    params: ById,
    body: VehiclePatch,
    ...one,
    handle: ({ org, caller, params, body, if_match }) =>
      changeVehicle(org, caller, params.id, body, (version) => mustMatch(if_match, version)),
  }),
  member('vehicles:write').delete('/vehicles/:id', {
    summary: 'Remove a vehicle, with its modifications and documents',
    description: 'The files of its documents are removed as well. Conversations about it stay.',
    params: ById,
    reply: null,
    handle: ({ org, tools, caller, params, if_match }) =>
      removeVehicle(org, tools, caller, params.id, (version) => mustMatch(if_match, version)),
  }),
];
