import { createHash, createSecretKey, randomBytes } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { newId } from '../../server/core/ids.ts';
import { hashPassword, verifyPassword } from '../../server/modules/identity/passwords.ts';
import { openEnvelope, sealEnvelope } from '../../server/platform/crypto/envelope.ts';
import { makeApiKey, parseApiKey } from '../../server/platform/http/index.ts';
import { scrub } from '../../server/platform/log/index.ts';
import { median } from '../support/figures.ts';
import { table } from './table.ts';

/** What the house's own operations cost: envelopes, tokens, keys, passwords, ids, and the scrubbing of a line. */
export async function benchCrypto({ rounds = 5 } = {}): Promise<void> {
  const key = createSecretKey(randomBytes(32));
  const org = newId();
  const place = { table: 'provider_credentials', row_id: newId(), field: 'secret' };
  const secret = Buffer.from('a token of the usual length, forty bytes');
  const sealed = sealEnvelope(key, 1, org, place, secret);
  const token = jsonwebtoken.sign({ sub: org, org_id: org, sid: org }, key, { algorithm: 'HS256', expiresIn: 600 });
  const apiKey = makeApiKey().key;
  const hash = await hashPassword('correct horse battery staple');
  const line = JSON.stringify({
    level: 'info',
    method: 'GET',
    route: '/api/v1/reports/:id',
    status: 200,
    request_id: newId(),
    org_id: org,
  });

  const operations: [string, number, () => unknown][] = [
    ['seal an envelope', 20_000, () => sealEnvelope(key, 1, org, place, secret)],
    ['open an envelope', 20_000, () => openEnvelope(key, org, place, sealed)],
    ['verify an access token', 5_000, () => jsonwebtoken.verify(token, key, { algorithms: ['HS256'] })],
    ['read and hash an API key', 20_000, () => parseApiKey(apiKey)],
    ['SHA-256 of a token', 20_000, () => createHash('sha256').update(token).digest()],
    ['verify a password', 20, () => verifyPassword(hash, 'correct horse battery staple')],
    ['a new id', 50_000, newId],
    ['scrub a log line', 20_000, () => scrub(line)],
  ];
  const rows: string[][] = [];
  for (const [name, count, operation] of operations) {
    const seen: number[] = [];
    for (let turn = 0; turn <= rounds; turn += 1) {
      const began = performance.now();
      for (let n = 0; n < count; n += 1) await operation();
      if (turn > 0) seen.push(((performance.now() - began) * 1_000) / count); // round 0 warms up
    }
    const µs = median(seen);
    rows.push([name, µs < 100 ? µs.toFixed(1) : µs.toFixed(0), Math.round(1e6 / µs).toLocaleString('en')]);
  }
  process.stdout.write(table(['', 'µs each', 'per second'], rows));
}
