import type { Cost, Picture } from '../../platform/ai/index.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { storable } from '../../core/text.ts';
import { transcribe } from '../usage/index.ts';

const mostText = 20_000;

/** What the recordings say, one paragraph each, and what it cost to find out. */
export async function heardIn(org: Org, tools: Tools, recordings: readonly Picture[], signal: AbortSignal | undefined) {
  const texts: string[] = [];
  const spent: Omit<Cost, 'model'> = { input_tokens: 0, output_tokens: 0 };
  for (const recording of recordings) {
    const asked_by = { org_id: org.id, module: 'diagnoses' };
    const { value, input_tokens, output_tokens } = await transcribe(org, tools, { ...recording, asked_by, ...(signal && { signal }) });
    texts.push(value.trim());
    spent.input_tokens += input_tokens;
    spent.output_tokens += output_tokens;
  }
  return { transcript: storable(texts.join('\n\n'), mostText), spent };
}
