import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { isStorable } from '../../core/text.ts';

/** Lower case, NFC, domain in punycode: one spelling per mailbox. `undefined` when it is no address. */
export function normaliseEmail(text: string): string | undefined {
  const [local, domain, ...rest] = text.trim().normalize('NFC').toLowerCase().split('@');
  if (!local || !domain || rest.length > 0 || !isStorable(text)) return undefined;
  const host = domainToASCII(domain);
  const normal = `${local}@${host}`;
  const fits = /^[^\s<>()[\],;:\\"@\p{Cc}\p{Cf}]{1,64}$/u.test(local) && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host);
  return fits && normal.length <= 254 ? normal : undefined;
}

/** An e-mail address in a request, normalised. */
export const Email = z
  .string()
  .max(254)
  .transform((text, context) => {
    const normal = normaliseEmail(text);
    if (normal !== undefined) return normal;
    context.addIssue({ code: 'custom', message: 'Must be an e-mail address.' });
    return z.NEVER;
  })
  .meta({ override: { type: 'string', format: 'email', maxLength: 254 } });
