import { z } from 'zod';
import { isPlainLine } from '../../core/text.ts';
import { pageOf, timestamp, uuid } from '../../platform/http/index.ts';

const line = (longest: number) => z.string().trim().min(1).max(longest).refine(isPlainLine, 'Must be one line of visible text.');

export const VehicleInput = z.strictObject({ make: line(100), model: line(100), year: line(20) });
export type VehicleInput = z.output<typeof VehicleInput>;
export const VehiclePatch = VehicleInput.partial();
export type VehiclePatch = z.output<typeof VehiclePatch>;

/** Old clients send the year as a number as well. */
const anyYear = z.union([line(20), z.int().min(0).max(9999).transform(String)]);
export const LegacyVehicleInput = VehicleInput.extend({ year: anyYear });
export const LegacyVehiclePatch = LegacyVehicleInput.partial();

export const VehicleView = z
  .object({ id: uuid, user_id: uuid, make: z.string(), model: z.string(), year: z.string(), created_at: timestamp })
  .meta({ id: 'Vehicle' });
export const Vehicles = pageOf(VehicleView);

/** YYYY-MM-DD; a date in a row is that text already. */
const day = z.iso.date();

export const ModInput = z.strictObject({
  name: line(200),
  description: z.string().max(10_000).nullable().optional(),
  installed_on: day.nullable().optional(),
});
export type ModInput = z.output<typeof ModInput>;
export const ModPatch = ModInput.partial();
export type ModPatch = z.output<typeof ModPatch>;

export const ModView = z
  .object({
    id: uuid,
    vehicle_id: uuid,
    name: z.string(),
    description: z.string().nullable(),
    installed_on: day.nullable(),
    created_at: timestamp,
  })
  .meta({ id: 'Modification' });
export const Mods = pageOf(ModView);

export const ByMod = z.object({ id: uuid, mod_id: uuid });

export const DocumentInput = z.strictObject({ asset_id: uuid, mod_id: uuid.nullable().optional(), title: line(200).nullable().optional() });
export type DocumentInput = z.output<typeof DocumentInput>;

export const DocumentView = z
  .object({
    id: uuid,
    vehicle_id: uuid,
    mod_id: uuid.nullable(),
    asset_id: uuid,
    title: z.string().nullable(),
    kind: z.string(),
    content_type: z.string(),
    size: z.int(),
    file_name: z.string().nullable(),
    created_at: timestamp,
  })
  .meta({ id: 'VehicleDocument' });
export const Documents = pageOf(DocumentView);
