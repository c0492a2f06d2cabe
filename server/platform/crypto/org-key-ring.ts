import { randomBytes, type KeyObject } from 'node:crypto';
import { conflict } from '../../core/problem.ts';
import type { Clock } from '../../core/clock.ts';
import { codeOf, leavingTheBuilding, type Db, type Org } from '../db/index.ts';
import { makeBundle, readBundle } from './bundle.ts';
import { checkCanary } from './canary.ts';
import { envelopeVersion, openEnvelope, sealEnvelope, type Place } from './envelope.ts';
import { SealRefused } from './gcm.ts';
import { KeyCache, softLifeMs } from './key-cache.ts';
import { OrgKey, statesOf, type OrgKeyState } from './org-key.ts';
import { disclose, enclose } from './enclosed.ts';
import type { Enclosed, OrgKeys, Sealed } from './org-keys.ts';
import { rewrapOrgKeys, type RewrapProgress } from './rewrap.ts';
import { recent } from '../recent.ts';
import { wrapProven, type KeyWrapper } from './wrapper.ts';

const uniqueViolation = '23505';

/** The organisations' keys as they stand in `app.org_keys`, unwrapped when needed and kept in memory for a while. */
export class OrgKeyRing implements OrgKeys {
  readonly #db: Db;
  readonly #wrapper: KeyWrapper;
  readonly #clock: Clock;
  readonly #cache: KeyCache;
  readonly #current = recent<{ version: Promise<number>; read_at: number }>(1_000);

  constructor(db: Db, wrapper: KeyWrapper, clock: Clock) {
    this.#db = db;
    this.#wrapper = wrapper;
    this.#clock = clock;
    this.#cache = new KeyCache(clock);
  }

  async seal(org: Org, place: Place, secret: string | Uint8Array): Promise<Sealed> {
    leavingTheBuilding('Sealing');
    const key_version = await this.#currentVersion(org);
    const key = await this.#key(org, key_version);
    const plain = typeof secret === 'string' ? Buffer.from(secret) : secret;
    return { sealed: sealEnvelope(key, key_version, org.id, place, plain), key_version };
  }

  async open(org: Org, place: Place, sealed: Buffer): Promise<Buffer> {
    leavingTheBuilding('Opening what is sealed');
    const key = await this.#key(org, envelopeVersion(sealed));
    return openEnvelope(key, org.id, place, sealed);
  }

  async reseal(org: Org, place: Place, sealed: Buffer): Promise<Sealed> {
    const plain = await this.open(org, place, sealed);
    try {
      const key_version = envelopeVersion(sealed);
      return key_version === (await this.#currentVersion(org)) ? { sealed, key_version } : await this.seal(org, place, plain);
    } finally {
      plain.fill(0);
    }
  }

  async rotate(org: Org): Promise<number> {
    const [last] = await this.list(org);
    const key = await this.#newKey(org.id, (last?.version ?? 0) + 1);
    await org
      .write('org_key.rotated', async (db) => {
        const row = await db.rows(OrgKey).insert(key);
        db.record({ target: row.id, detail: { version: key.version } });
      })
      .catch((error: unknown) => {
        throw codeOf(error) === uniqueViolation ? conflict('org_key_rotating', 'This key is being rotated already.') : error;
      });
    this.#current.delete(org.id);
    return key.version;
  }

  async retireBefore(org: Org, version: number): Promise<void> {
    await org.write('org_key.retired', async (db) => {
      const kept = await db.rows(OrgKey).where('version', '>=', version).whereNull('retired_at').first();
      if (!kept) throw new Error('An organisation must keep a key version that is not retired.');
      await db.rows(OrgKey).patch({ retired_at: this.#clock.now() }).where('version', '<', version).whereNull('retired_at');
      db.record({ target: kept.id, detail: { below_version: version } });
    });
    this.forget(org.id);
  }

  async list(org: Org): Promise<OrgKeyState[]> {
    return statesOf(await org.read((db) => db.rows(OrgKey)));
  }

  async rewrap(org: Org): Promise<number> {
    const { rewrapped, refused } = await rewrapOrgKeys({ db: this.#db, wrapper: this.#wrapper, orgs: [org.id] });
    if (refused[0]) throw new SealRefused(refused[0].reason);
    return rewrapped;
  }

  rewrapAll(orgs: AsyncIterable<string>, signal: AbortSignal): Promise<RewrapProgress> {
    return rewrapOrgKeys({ db: this.#db, wrapper: this.#wrapper, orgs, signal });
  }

  enclose(orgId: string, place: Place, secret: string): Promise<Enclosed> {
    return enclose(this.#wrapper, orgId, place, secret);
  }

  disclose(org: Org, place: Place, enclosed: Enclosed): Promise<Buffer> {
    return disclose(this.#wrapper, org.id, place, enclosed);
  }

  currentKek(): Promise<string> {
    return this.#wrapper.currentKid();
  }

  forget(orgId: string): void {
    this.#cache.forget(orgId);
    this.#current.delete(orgId);
  }

  canary(): Promise<void> {
    return checkCanary(this.#db.auth, this.#wrapper);
  }

  #key(org: Org, version: number): Promise<KeyObject> {
    return this.#cache.get(org.id, version, async () => {
      const row = await org.read((db) => db.rows(OrgKey).findOne({ version }));
      if (!row) throw new SealRefused(`The organisation has no key version ${version}.`);
      if (row.retired_at) throw new SealRefused(`Key version ${version} is retired.`);
      return readBundle(await this.#wrapper.unwrap(row.wrapped, row.kek_kid), org.id, version);
    });
  }

  #currentVersion(org: Org): Promise<number> {
    const now = this.#clock.now().getTime();
    const known = this.#current.get(org.id);
    if (known && now - known.read_at < softLifeMs) return known.version;
    const version = this.#readCurrent(org);
    const entry = { version, read_at: now };
    this.#current.set(org.id, entry);
    version.catch(() => {
      if (this.#current.get(org.id) === entry) this.#current.delete(org.id);
    });
    return version;
  }

  async #readCurrent(org: Org): Promise<number> {
    const states = await this.list(org);
    const current = states.find((state) => state.current);
    if (current) return current.version;
    const version = (states[0]?.version ?? 0) + 1;
    const key = await this.#newKey(org.id, version);
    // An Org of its own: the caller's may carry work that belongs to the caller's own write.
    const house = this.#db.org(org.id, { kind: 'system', id: null });
    // Where another process made it in the same moment, theirs is the one.
    await house.unrecorded('the first key of an organisation is made when it is first needed', (db) =>
      db.rows(OrgKey).insert(key).onConflict(['org_id', 'version']).ignore(),
    );
    return version;
  }

  async #newKey(orgId: string, version: number): Promise<Pick<OrgKey, 'version' | 'wrapped' | 'kek_kid'>> {
    const key = randomBytes(32);
    const bundle = makeBundle(orgId, version, key);
    try {
      return { version, ...(await wrapProven(this.#wrapper, bundle)) };
    } finally {
      key.fill(0);
      bundle.fill(0);
    }
  }
}
