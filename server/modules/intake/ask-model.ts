import type { z } from 'zod';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { ask } from '../usage/index.ts';

/** Asks the organisation's model within its budget; the one place where intake does. Without a key: Problem 503 `ai_not_configured`. */
export async function askModel<T>(
  org: Org,
  tools: Tools,
  question: { system: string; input: string; shape: z.ZodType<T>; name: string; max_tokens: number },
): Promise<T> {
  const { value } = await ask(org, tools, { ...question, asked_by: { org_id: org.id, module: 'intake' } });
  return value;
}
