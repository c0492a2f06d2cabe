import { z } from 'zod';
import { storable } from '../../core/text.ts';
import type { Finding } from '../conversations/index.ts';

const probability = z.number().min(0).max(1);

/** What the model is asked to give. The prose stands first, so that it can be told while the rest is still being written. */
export const MechanicAnswer = z.strictObject({
  reply: z.string(),
  likely_causes: z.array(z.strictObject({ cause: z.string(), probability, why: z.string() })),
  urgency: z.enum(['whenever', 'soon', 'now', 'stop_driving']),
  checks: z.array(z.string()),
  parts: z.array(z.strictObject({ name: z.string(), why: z.string() })),
  safety_warning: z.string().nullable(),
});
export type MechanicAnswer = z.output<typeof MechanicAnswer>;

const mostItems = 10;
const longest = { reply: 8_000, line: 600 };
const link = /\b(?:https?:\/\/|www\.)\S+/giu;

/** Text of the model as it may be kept and shown: plain, bounded, and without links, which nobody here has checked. */
export const plain = (text: string, most = longest.line): string => storable(text, most).replace(link, '[link]').trim();

/** The prose of an answer, as it is kept. */
export const proseOf = (text: string): string => plain(text, longest.reply);

/** Everything beside the prose, most likely causes first. */
export const findingOf = ({ likely_causes, urgency, checks, parts, safety_warning }: MechanicAnswer): Finding => ({
  likely_causes: likely_causes
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, mostItems)
    .map((one) => ({ cause: plain(one.cause), probability: one.probability, why: plain(one.why) })),
  urgency,
  checks: checks.slice(0, mostItems).map((check) => plain(check)),
  parts: parts.slice(0, mostItems).map(({ name, why }) => ({ name: plain(name), why: plain(why) })),
  safety_warning: safety_warning === null ? null : plain(safety_warning),
});
