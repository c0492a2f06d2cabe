import { randomBytes, randomUUID, createSecretKey } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { bundleLength, makeBundle, readBundle } from '../../server/platform/crypto/bundle.ts';
import { envelopeOverhead, envelopeVersion, openEnvelope, sealEnvelope, type Place } from '../../server/platform/crypto/envelope.ts';
import { SealRefused } from '../../server/platform/crypto/gcm.ts';
import { secretBox } from '../../server/platform/crypto/secret-box.ts';

const key = createSecretKey(randomBytes(32));
const placeOf = (): Place => ({ table: 'provider_credentials', row_id: randomUUID(), field: 'secret' });
const refused = (work: () => unknown): boolean => {
  try {
    work();
    return false;
  } catch (error) {
    if (error instanceof SealRefused) return true;
    throw error;
  }
};
const say = (text: string) => void process.stdout.write(`  ${text}\n`);

test('what is sealed opens again, at every length, with 38 bytes more', () => {
  const org = randomUUID();
  for (const length of [0, 1, 15, 16, 17, 40, 1_000, 100_000]) {
    const place = placeOf();
    const plain = randomBytes(length);
    const sealed = sealEnvelope(key, 3, org, place, plain);
    expect(sealed.length).toBe(length + 38);
    expect(envelopeVersion(sealed)).toBe(3);
    expect(openEnvelope(key, org, place, sealed).equals(plain)).toBe(true);
  }
  expect(envelopeOverhead).toBe(38);
  for (let i = 0; i < 5_000; i++) {
    const place = placeOf();
    const plain = randomBytes(i % 97);
    expect(openEnvelope(key, org, place, sealEnvelope(key, 1 + i, org, place, plain)).equals(plain)).toBe(true);
  }
});

test('every flipped bit and every truncation of 50 envelopes is refused', () => {
  let bits = 0;
  let cuts = 0;
  let accepted = 0;
  for (let i = 0; i < 50; i++) {
    const org = randomUUID();
    const place = placeOf();
    const sealed = sealEnvelope(key, 1 + i, org, place, randomBytes(1 + 2 * i));
    for (let bit = 0; bit < sealed.length * 8; bit++, bits++) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      if (!refused(() => openEnvelope(key, org, place, changed))) accepted += 1;
    }
    for (let length = 0; length < sealed.length; length++, cuts++) {
      if (!refused(() => openEnvelope(key, org, place, sealed.subarray(0, length)))) accepted += 1;
    }
    if (!refused(() => openEnvelope(key, org, place, Buffer.concat([sealed, Buffer.from([0])])))) accepted += 1;
  }
  say(`envelopes: 50, bits flipped: ${bits}, truncations: ${cuts}, accepted: ${accepted}`);
  expect(accepted).toBe(0);
});

test('an envelope opens in no other context: organisation, table, row, field, version, key', () => {
  const contexts = ['a', 'b'].flatMap((n) => [
    {
      org: randomUUID(),
      table: `t_${n}`,
      row_id: randomUUID(),
      field: `f_${n}`,
      version: n === 'a' ? 1 : 2,
      key: createSecretKey(randomBytes(32)),
    },
  ]) as [Context, Context];
  type Context = { org: string; version: number; key: typeof key } & Place;
  let swaps = 0;
  let accepted = 0;
  for (let mask = 0; mask < 64; mask++) {
    const names = ['org', 'table', 'row_id', 'field', 'version', 'key'] as const;
    const other = { ...contexts[0] };
    names.forEach((name, i) => {
      if (mask & (1 << i)) Object.assign(other, { [name]: contexts[1][name] });
    });
    const sealed = sealEnvelope(contexts[0].key, contexts[0].version, contexts[0].org, contexts[0], Buffer.from('secret'));
    sealed.writeUInt32BE(other.version, 6);
    const isRefused = refused(() => openEnvelope(other.key, other.org, other, sealed));
    if (mask === 0) expect(isRefused).toBe(false);
    else if (++swaps && !isRefused) accepted += 1;
  }
  // Parts that would be the same text run together.
  const run = { table: 'ab', row_id: 'c', field: 'd' };
  const sealed = sealEnvelope(key, 1, contexts[0].org, run, Buffer.from('secret'));
  for (const place of [
    { table: 'a', row_id: 'bc', field: 'd' },
    { table: 'ab', row_id: 'cd', field: '' },
    { table: 'abc', row_id: '', field: 'd' },
  ]) {
    swaps += 1;
    if (!refused(() => openEnvelope(key, contexts[0].org, place, sealed))) accepted += 1;
  }
  say(`context swaps: ${swaps}, accepted: ${accepted}`);
  expect(accepted).toBe(0);
});

test('nothing but an envelope of the known format is read: no plain text, no other format, no other algorithm', () => {
  const org = randomUUID();
  const place = placeOf();
  const good = sealEnvelope(key, 1, org, place, Buffer.from('secret'));
  const at = (offset: number, value: number): Buffer => {
    const copy = Buffer.from(good);
    copy[offset] = value;
    return copy;
  };
  const bad = [
    Buffer.alloc(0),
    Buffer.from('ghp_a_token_that_was_stored_in_the_clear_somehow'),
    at(4, 0),
    at(4, 2),
    at(5, 0),
    at(5, 2),
    at(3, 0x32),
  ];
  for (const bytes of bad) expect(() => envelopeVersion(bytes)).toThrow(SealRefused);
  const unversioned = Buffer.from(good);
  unversioned.writeUInt32BE(0, 6);
  expect(() => envelopeVersion(unversioned)).toThrow(SealRefused);
  expect(() => sealEnvelope(key, 1, org, { ...place, row_id: 'x'.repeat(70_000) }, Buffer.from('s'))).toThrow(SealRefused);
});

test('no two envelopes of the same secret are alike', () => {
  const org = randomUUID();
  const place = placeOf();
  const seen = new Set(
    Array.from({ length: 1_000 }, () => sealEnvelope(key, 1, org, place, Buffer.from('secret')).toString('hex').slice(20, 44)),
  );
  expect(seen.size).toBe(1_000);
});

test("a key bundle is this organisation's and this version's or refused, and its bytes are overwritten", () => {
  const org = randomUUID();
  const raw = randomBytes(32);
  const bundle = makeBundle(org, 7, raw);
  expect(bundle.length).toBe(bundleLength);
  expect(readBundle(Buffer.from(bundle), org, 7).export().equals(raw)).toBe(true);
  expect(readBundle(Buffer.from(bundle), org.toUpperCase(), 7).export().equals(raw)).toBe(true);
  const wrong: [Buffer, string, number][] = [
    [Buffer.from(bundle), randomUUID(), 7],
    [Buffer.from(bundle), org, 8],
    [Buffer.from(bundle).fill(0, 0, 1), org, 7],
    [Buffer.from(bundle.subarray(1)), org, 7],
    [Buffer.alloc(0), org, 7],
    [Buffer.concat([bundle, Buffer.alloc(1)]), org, 7],
  ];
  for (const [bytes, id, version] of wrong) {
    expect(() => readBundle(bytes, id, version)).toThrow(SealRefused);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
  }
});

test('a secret box opens only what the same secret sealed for the same purpose and context', () => {
  const secret = randomBytes(32).toString('base64url');
  const box = secretBox(secret, 'mail outbox');
  const sealed = box.seal('PIN 123456', 'mail:1');
  expect(sealed.includes('123456')).toBe(false);
  expect(box.open(sealed, 'mail:1').toString()).toBe('PIN 123456');
  expect(secretBox(secret, 'mail outbox').open(sealed, 'mail:1').toString()).toBe('PIN 123456');
  expect(() => box.open(sealed, 'mail:2')).toThrow(SealRefused);
  expect(() => secretBox(secret, 'staff').open(sealed, 'mail:1')).toThrow(SealRefused);
  expect(() => secretBox(`${secret}x`, 'mail outbox').open(sealed, 'mail:1')).toThrow(SealRefused);
  expect(() => box.open(Buffer.from('PIN 123456'), 'mail:1')).toThrow(SealRefused);
  for (let i = 0; i < sealed.length * 8; i++) {
    const changed = Buffer.from(sealed);
    changed[i >> 3] = (changed[i >> 3] as number) ^ (1 << (i & 7));
    expect(() => box.open(changed, 'mail:1')).toThrow(SealRefused);
  }
  expect(() => secretBox('short', 'staff')).toThrow('32 bytes');
});
