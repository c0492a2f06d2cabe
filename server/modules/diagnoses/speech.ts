import type { Cost, Picture } from '../../platform/ai/index.ts';
import type { Org } from '../../platform/db/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { storable } from '../../core/text.ts';
import { transcribe } from '../usage/index.ts';

const mostText = 20_000;

/** What the recordings say, one paragraph each, and what it cost to find out. */
export async function heardIn(org: Org, tools: Tools, recordings: readonly Picture[], signal: AbortSignal) {
  const asked_by = { org_id: org.id, module: 'diagnoses' };
  const answers = await Promise.all(recordings.map((recording) => transcribe(org, tools, { ...recording, asked_by, signal })));
  const spent: Omit<Cost, 'model'> = { input_tokens: 0, output_tokens: 0 };
  for (const { input_tokens, output_tokens } of answers) {
    spent.input_tokens += input_tokens;
    spent.output_tokens += output_tokens;
  }
  const transcript = storable(answers.map(({ value }) => value.trim()).join('\n\n'), mostText);
  return { transcript, spent };
}
