import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request carries the proof of one of these secrets. Every secret is tried to the end, whether the proof is well-formed or not.
 */
export type Proof = (headers: IncomingHttpHeaders, body: Buffer, secrets: readonly string[]) => boolean;

const nothing = Buffer.alloc(32);
const signatureForm = /^sha256=[0-9a-f]{64}$/;

/** GitHub signs the body's bytes: `X-Hub-Signature-256: sha256=<HMAC-SHA-256 in hex>`. The older SHA-1 header counts for nothing. */
export const githubProof: Proof = (headers, body, secrets) => {
  const header = headers['x-hub-signature-256'];
  const wellFormed = typeof header === 'string' && signatureForm.test(header);
  const given = wellFormed ? Buffer.from(header.slice('sha256='.length), 'hex') : nothing;
  const matches = secrets.map((secret) => timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given));
  return wellFormed && matches.includes(true);
};

const user = 'longhouse';
const basicForm = /^Basic ([A-Za-z0-9+/]{1,400}={0,2})$/i;
const thisProcess = randomBytes(32);

/** Of both the HMAC is compared, so that neither length nor first difference shows in the time it takes. */
const digest = (text: string): Buffer => createHmac('sha256', thisProcess).update(text).digest();

/** Azure DevOps signs nothing: it sends the secret itself, by Basic authentication as the user `longhouse`. */
export const basicProof: Proof = (headers, _body, secrets) => {
  const encoded = basicForm.exec(headers.authorization ?? '')?.[1];
  const given = digest(Buffer.from(encoded ?? '', 'base64').toString());
  const matches = secrets.map((secret) => timingSafeEqual(digest(`${user}:${secret}`), given));
  return encoded !== undefined && matches.includes(true);
};
