import { Problem } from '../../core/problem.ts';
import { AiFailure } from '../../platform/ai/index.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { ask } from '../usage/index.ts';
import { type Excerpt, Explanation, explainPrompt, keepCites, type ReportData } from './analysis/index.ts';

const mostTokens = 1_500;
/** Characters of the log that the model is shown, around the frame where it failed. */
const shown = 8_000;

/** The report with the model's explanation, or with the reason why it has none: the report does not depend on the model. */
export async function withExplanation(
  org: Org,
  tools: Tools,
  report: ReportData,
  log: string | undefined,
  signal: AbortSignal,
): Promise<ReportData> {
  if (!tools.ai.configured) return { ...report, explanation: null, explanation_reason: 'ai_not_configured' };
  try {
    const prompt = explainPrompt(report, log === undefined ? [] : [excerptOf(log, report)]);
    const { value } = await ask(org, tools, {
      ...prompt,
      shape: Explanation,
      name: 'explanation',
      max_tokens: mostTokens,
      signal,
      asked_by: { org_id: org.id, module: 'reports' },
    });
    return { ...report, explanation: keepCites(value, report), explanation_reason: null };
  } catch (err) {
    signal.throwIfAborted();
    const reason = err instanceof AiFailure ? err.reason : isExhausted(err) ? 'budget_exhausted' : 'unavailable';
    tools.log.warn({ err, org_id: org.id, reason }, 'A report goes without an explanation.');
    return { ...report, explanation: null, explanation_reason: `ai_${reason}` };
  }
}

const isExhausted = (err: unknown): boolean => err instanceof Problem && err.code === 'ai_budget_exhausted';

/** The part of the log where the first frame of the report stands last; its end when it has none. */
function excerptOf(log: string, { frames }: ReportData): Excerpt {
  const at = frames[0] ? log.lastIndexOf(frames[0].raw) : -1;
  const start = Math.max(0, at === -1 ? log.length - shown : at - shown / 2);
  return { name: 'log', text: log.slice(start, start + shown) };
}
