import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { Problem } from '../../core/problem.ts';
import { makeBundle, readBundle } from './bundle.ts';
import { openEnvelope, sealEnvelope } from './envelope.ts';
import { SealRefused } from './gcm.ts';
import { wrapProven, type KeyWrapper } from './wrapper.ts';

/** One row of the platform, sealed as an organisation's secret is, so that every start can see whether what is stored still opens. */
export interface KeyCanary {
  id: number;
  kek_kid: string;
  wrapped: Buffer;
  sealed: Buffer;
}

const nobody = '00000000-0000-0000-0000-000000000000';
const place = { table: 'key_canary', row_id: '1', field: 'sealed' };
const song = 'the stored keys still open';
const version = 1;

/** Proves that the wrapper wraps and unwraps, and that it opens what an earlier start has stored. The first start stores it. */
export async function checkCanary(auth: Knex, wrapper: KeyWrapper): Promise<void> {
  const made = await make(wrapper);
  await auth<KeyCanary>('app.key_canary').insert(made).onConflict('id').ignore();
  const stored = (await auth<KeyCanary>('app.key_canary').where({ id: 1 }).first()) ?? made;
  try {
    const key = readBundle(await wrapper.unwrap(stored.wrapped, stored.kek_kid), nobody, version);
    if (openEnvelope(key, nobody, place, stored.sealed).toString() !== song) throw new SealRefused('The canary sang another song.');
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Error(`The stored keys do not open with ${wrapper.name}: they were wrapped by ${stored.kek_kid}.`, { cause: error });
  }
}

/** Moves the canary to the current key, as rewrapping does with the organisations' keys; false where it is there already. */
export async function rewrapCanary(auth: Knex, wrapper: KeyWrapper): Promise<boolean> {
  const stored = await auth<KeyCanary>('app.key_canary').where({ id: 1 }).first();
  if (!stored || stored.kek_kid === (await wrapper.currentKid())) return false;
  const bundle = await wrapper.unwrap(stored.wrapped, stored.kek_kid);
  readBundle(Buffer.from(bundle), nobody, version);
  const made = await wrapProven(wrapper, bundle);
  const changed = await auth<KeyCanary>('app.key_canary').where({ id: 1, kek_kid: stored.kek_kid }).update(made);
  return changed === 1;
}

async function make(wrapper: KeyWrapper): Promise<KeyCanary> {
  const bundle = makeBundle(nobody, version, randomBytes(32));
  const wrapped = await wrapProven(wrapper, bundle);
  return { id: 1, ...wrapped, sealed: sealEnvelope(readBundle(bundle, nobody, version), version, nobody, place, Buffer.from(song)) };
}
