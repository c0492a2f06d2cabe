import { z } from 'zod';
import { isStorable } from '../../core/text.ts';
import { SaidAtLength, SessionKey } from './shapes.ts';
import { levels } from './risk/index.ts';
import { modes } from './models.ts';
import { FieldValue } from './values.ts';

const ok = z.literal('ok');

/** What the old clients say: under either of two names; the other one may be there and empty. */
const sayable = z.union([z.string().trim().length(0), SaidAtLength]).nullish();
const said = { input: sayable, text: sayable };
const needsText = ({ input, text }: { input?: string | null | undefined; text?: string | null | undefined }): boolean =>
  Boolean(input || text);
const missingText = { path: ['input'], message: 'Say input or text.' };

export const LegacyExtract = z
  .object({ session_id: SessionKey.nullish(), ...said, schema: z.unknown().optional() })
  .refine(needsText, missingText);
export const LegacyExtracted = z
  .object({ status: ok, fields: z.record(z.string(), FieldValue), missing: z.array(z.string()) })
  .meta({ id: 'LegacyExtracted' });

export const LegacyRisk = z.object({ session_id: SessionKey.nullish(), ...said }).refine(needsText, missingText);
export const LegacyRisked = z
  .object({ status: ok, escalate: z.boolean(), level: z.enum(levels), reasons: z.array(z.string()) })
  .meta({ id: 'LegacyRisked' });

export const LegacyMode = z.object({ session_id: SessionKey, mode: z.enum(modes) });
export const LegacySwitched = z.object({ status: ok, mode: z.enum(modes) }).meta({ id: 'LegacySwitched' });

export const LegacyProgress = z.object({
  session_id: SessionKey,
  fields: z.union([z.record(z.string(), z.unknown()), z.array(z.string())]).nullish(),
});
export const LegacyProgressed = z
  .object({ status: ok, progress: z.number(), complete: z.boolean(), missing: z.array(z.string()) })
  .meta({ id: 'LegacyProgressed' });

export const LegacySummary = z.object({
  session_id: SessionKey,
  summary: z.string().refine(isStorable, 'Must be well-formed text.').nullish(),
});
