import { z } from 'zod';
import { ById, legacy } from '../../platform/http/index.ts';
import { modExample, vehicleExample } from './examples.ts';
import { allMods, allVehicles } from './legacy-lists.ts';
import { addMod, changeMod, removeMod } from './mods.ts';
import { getVehicle } from './reach.ts';
import { addVehicle, changeVehicle, removeVehicle } from './service.ts';
import { ByMod, LegacyVehicleInput, LegacyVehiclePatch, ModInput, ModPatch, ModView, VehicleView } from './shapes.ts';

const successor = '/api/v1/vehicles';
const one = { successor, reply: VehicleView, example: vehicleExample } as const;
const mod = { successor, reply: ModView, example: modExample } as const;
const anyVersion = (): void => {};

/** The vehicles of the old back end: the same rows and columns. */
export const legacyRoutes = [
  legacy.member('vehicles:read').get('/vehicles', {
    summary: 'Your vehicles, newest first, at most 1,000',
    successor,
    reply: z.array(VehicleView),
    example: [vehicleExample],
    handle: ({ org, caller }) => allVehicles(org, caller),
  }),
  legacy.member('vehicles:write').post('/vehicles', {
    summary: 'Add a vehicle',
    body: LegacyVehicleInput,
    ...one,
    handle: ({ org, caller, body }) => addVehicle(org, caller, body),
  }),
  legacy.member('vehicles:read').get('/vehicles/:id', {
    summary: 'One vehicle',
    params: ById,
    ...one,
    handle: ({ org, caller, params }) => getVehicle(org, caller, params.id),
  }),
  legacy.member('vehicles:write').put('/vehicles/:id', {
    summary: 'Change a vehicle; what is left out stays',
    params: ById,
    body: LegacyVehiclePatch,
    ...one,
    handle: ({ org, caller, params, body }) => changeVehicle(org, caller, params.id, body, anyVersion),
  }),
  legacy.member('vehicles:write').patch('/vehicles/:id', {
    summary: 'Change a vehicle; what is left out stays',
    params: ById,
    body: LegacyVehiclePatch,
    ...one,
    handle: ({ org, caller, params, body }) => changeVehicle(org, caller, params.id, body, anyVersion),
  }),
  legacy.member('vehicles:write').delete('/vehicles/:id', {
    summary: 'Remove a vehicle, with its modifications and documents',
    successor,
    params: ById,
    reply: null,
    handle: ({ org, tools, caller, params }) => removeVehicle(org, tools, caller, params.id, anyVersion),
  }),
  legacy.member('vehicles:read').get('/vehicles/:id/mods', {
    summary: 'The modifications of a vehicle, newest first',
    successor,
    params: ById,
    reply: z.array(ModView),
    example: [modExample],
    handle: ({ org, caller, params }) => allMods(org, caller, params.id),
  }),
  legacy.member('vehicles:write').post('/vehicles/:id/mods', {
    summary: 'Add a modification to a vehicle',
    params: ById,
    body: ModInput,
    ...mod,
    handle: ({ org, caller, params, body }) => addMod(org, caller, params.id, body),
  }),
  legacy.member('vehicles:write').patch('/vehicles/:id/mods/:mod_id', {
    summary: 'Change some of what a modification is',
    params: ByMod,
    body: ModPatch,
    ...mod,
    handle: ({ org, caller, params, body }) => changeMod(org, caller, params, body, anyVersion),
  }),
  legacy.member('vehicles:write').delete('/vehicles/:id/mods/:mod_id', {
    summary: 'Remove a modification',
    successor,
    params: ByMod,
    reply: null,
    handle: ({ org, caller, params }) => removeMod(org, caller, params, anyVersion),
  }),
];
