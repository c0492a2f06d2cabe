import { z } from 'zod';
import { AiFailure } from '../../../platform/ai/index.ts';
import type { Org } from '../../../platform/db/index.ts';
import type { Tools } from '../../../platform/tools.ts';
import { askModel } from '../ask-model.ts';
import { excerpt } from '../excerpt.ts';
import { escalates, highest, type Level, levels } from './levels.ts';
import { judge } from './rules.ts';

/** A judgement of something that was said; `reasons` are codes that hold none of its words. */
export interface Assessment {
  level: Level;
  escalate: boolean;
  reasons: string[];
  rules_level: Level;
  model_level: Level | null;
  model_outcome: string;
}

const Opinion = z.object({ level: z.enum(levels) });

const system = `You are a triage nurse. Judge how dangerous the situation of the person is who wrote the message.
emergency: life may be in danger now. high: serious danger, a person must look today. review: unclear or worrying. none: no sign of danger.
Judge the person's situation only. When in doubt take the higher level.`;

const settled = (rules: { level: Level; reasons: string[] }, model: Level | null, outcome: string, reason?: string): Assessment => {
  const level = highest(rules.level, model ?? 'none', reason === undefined ? 'none' : 'review');
  const reasons = reason === undefined ? rules.reasons : [...rules.reasons, reason];
  return { level, escalate: escalates(level), reasons, rules_level: rules.level, model_level: model, model_outcome: outcome };
};

/** The judgement of the rules alone. */
export const assessByRules = (text: string): Assessment => settled(judge(text), null, 'not_asked');

/**
 * The higher of what the rules and the model say: the model can raise and never lower. It is not asked where the rules escalate already;
 * where it is asked and gives no usable answer, somebody should look: `review` at least.
 */
export async function assess(org: Org, tools: Tools, text: string): Promise<Assessment> {
  const rules = judge(text);
  if (escalates(rules.level)) return settled(rules, null, 'not_asked');
  if (!tools.ai.configured) return settled(rules, null, 'not_configured');
  try {
    const { level } = await askModel(org, tools, { system, input: excerpt(text), shape: Opinion, name: 'risk', max_tokens: 50 });
    const raised = highest(level, rules.level) !== rules.level;
    return settled(rules, level, raised ? 'raised' : 'agreed', raised ? 'model' : undefined);
  } catch (error) {
    const outcome = error instanceof AiFailure ? error.reason : 'unavailable';
    tools.metrics.count('intake_risk_model_failures', 1, { org_id: org.id, reason: outcome });
    return settled(rules, null, outcome, 'model_failed');
  }
}
