import { Problem, unavailable } from '../../core/problem.ts';
import { AiFailure, type Answer, type Cost } from '../../platform/ai/index.ts';
import type { Org } from '../../platform/db/index.ts';
import type { EventStream } from '../../platform/http/index.ts';
import type { Tools } from '../../platform/tools.ts';
import { ask, askStreaming } from '../usage/index.ts';
import type { Reach } from '../vehicles/index.ts';
import { MechanicAnswer } from './answer.ts';
import { codesIn } from './codes/index.ts';
import { trimmed } from './history.ts';
import { type Draft, keep, type Kept } from './keep.ts';
import { type Asked, matterOf } from './matter.ts';
import { mediaOf } from './media.ts';
import { inputOf, system } from './prompt.ts';
import { heardIn } from './speech.ts';
import { waiting } from './waiting.ts';

const mostTokens = 1_500;
/** Milliseconds until the first words, or an error: for all of the files, the speech and the question together. */
const patience_ms = 24_000;

/** Who asks, through what, and how the answer is given. */
export interface Call {
  org: Org;
  tools: Tools;
  caller: Reach;
  stream?: EventStream;
}

/**
 * Asks the mechanic: reads what the question is about, asks the model, and keeps question and answer together. With a stream the prose is
 * told as `delta` events; a reader who leaves stops the model, and what was written until then is kept as interrupted. A problem carries
 * the `codes` found.
 */
export async function diagnose(call: Call, asked: Asked): Promise<Kept> {
  const matter = await matterOf(call.org, call.caller, asked);
  const draft: Draft = {
    asked,
    matter,
    transcript: '',
    codes: codesIn(asked.text),
    spent: { input_tokens: 0, output_tokens: 0 },
    began: performance.now(),
  };
  try {
    if (!call.tools.ai.configured) throw unavailable('ai_not_configured', 'No AI model is set up here.', 3_600);
    return await answered(call, draft);
  } catch (error) {
    if (error instanceof Problem) Object.assign(error.more, { codes: draft.codes });
    throw error;
  }
}

async function answered(call: Call, draft: Draft): Promise<Kept> {
  const wait = waiting(patience_ms, call.stream?.signal);
  try {
    return await answeredIn(wait, call, draft);
  } finally {
    wait.told();
  }
}

async function answeredIn({ signal, told: begun }: ReturnType<typeof waiting>, call: Call, draft: Draft): Promise<Kept> {
  const { org, tools, stream } = call;
  const { asked, matter, spent } = draft;
  const { pictures, recordings } = await mediaOf(org, tools, matter.assets);
  const heard = await heardIn(org, tools, recordings, signal);
  draft.transcript = heard.transcript;
  draft.codes = codesIn(`${asked.text}\n${heard.transcript}`);
  add(spent, heard.spent);
  const question = {
    system,
    input: inputOf(matter, asked.text, heard.transcript, draft.codes),
    history: trimmed(matter.said),
    pictures,
    shape: MechanicAnswer,
    name: 'diagnosis',
    max_tokens: mostTokens,
    asked_by: { org_id: org.id, module: 'diagnoses' },
    signal,
  };
  let told = '';
  const tell = (text: string): void => {
    begun();
    told += text;
    stream?.send('delta', { text });
  };
  const answer: Answer<MechanicAnswer> = await (
    stream ? askStreaming(org, tools, question, 'reply', tell) : ask(org, tools, question)
  ).catch(async (error: unknown) => {
    if (told !== '' && error instanceof AiFailure && error.cost) await kept(call, draft, error.cost, told);
    throw error;
  });
  return kept(call, draft, answer, answer.value);
}

/** Keeps what was said, and measures how long it took. */
async function kept({ org, tools, caller }: Call, draft: Draft, cost: Cost, said: MechanicAnswer | string): Promise<Kept> {
  add(draft.spent, cost);
  const done = await keep(org, caller, draft, cost.model, said);
  tools.metrics.observe('diagnose_duration_ms', performance.now() - draft.began, {
    org_id: org.id,
    model: cost.model,
    module: 'diagnoses',
  });
  return done;
}

function add(spent: Draft['spent'], { input_tokens, output_tokens }: Draft['spent']): void {
  spent.input_tokens += input_tokens;
  spent.output_tokens += output_tokens;
}
