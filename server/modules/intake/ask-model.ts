import type { z } from 'zod';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { getSettings } from '../identity/index.ts';

/** Asks the organisation's model; the one place where intake does. Without a key: Problem 503 `ai_not_configured`. */
export async function askModel<T>(
  org: Org,
  tools: Tools,
  question: { system: string; input: string; shape: z.ZodType<T>; name: string; max_tokens: number },
): Promise<T> {
  const { ai_model } = await getSettings(org);
  const asked_by = { org_id: org.id, module: 'intake' };
  const { value } = await tools.ai.structured({ ...question, asked_by, ...(ai_model !== null && { model: ai_model }) });
  return value;
}
