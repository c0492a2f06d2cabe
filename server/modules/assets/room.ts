import { conflict } from '../../core/problem.ts';
import type { Org, OrgReader, OrgWriter } from '../../platform/db/index.ts';
import { getLimits, limitsInTurn } from '../identity/index.ts';
import { Asset } from './model.ts';

/** Files that an organisation may have, and their bytes together, where staff has not set another number for it. */
export const usualLimits = { files: 20_000, file_bytes: 20 * 1024 ** 3 } as const;
type Name = keyof typeof usualLimits;

const limitOf = (own: Readonly<Record<string, number>>, name: Name): number => own[name] ?? usualLimits[name];

async function used(db: OrgReader): Promise<Record<Name, number>> {
  const sums = (await db.rows(Asset).count('* as files').sum('size as file_bytes').first()) as unknown as Record<Name, unknown>;
  return { files: Number(sums.files), file_bytes: Number(sums.file_bytes ?? 0) };
}

/**
 * 409 `asset_conflict` unless the organisation may have one more file of this size. Those who ask take turns until their transactions end.
 */
export async function mustHaveRoom(db: OrgWriter, size: number): Promise<void> {
  const own = await limitsInTurn(db);
  const now = await used(db);
  const refuse = (detail: string) => conflict('asset_conflict', 'There is no room for this file: remove others first.', detail);
  if (now.files + 1 > limitOf(own, 'files')) throw refuse(`An organisation has at most ${limitOf(own, 'files')} files.`);
  const bytes = limitOf(own, 'file_bytes');
  if (now.file_bytes + size > bytes) throw refuse(`The files of an organisation have at most ${bytes} bytes together.`);
}

/** How much of its room for files an organisation uses. */
export async function roomOf(org: Org): Promise<{ name: Name; limit: number; used: number }[]> {
  const own = await getLimits(org);
  const now = await org.read(used);
  return (['files', 'file_bytes'] as const).map((name) => ({ name, limit: limitOf(own, name), used: now[name] }));
}
