import { advice, stream } from '../modules/mechanic.ts';
import { openAi } from '../../server/platform/ai/index.ts';
import { type Behaviour, startOpenAi } from '../support/openai.ts';
import { until } from '../support/until.ts';
import type { Answer } from '../support/world.ts';
import type { Open } from '../support/closing.ts';
import { hastened, play } from './drill.ts';
import { openGitHost } from './git-host.ts';
import { type Customer, openGround } from './ground.ts';
import type { Row } from './matrix.ts';

const explanation = {
  summary: 'A discount is missing.',
  root_cause: 'The table has no such entry.',
  suggestion: 'Add it.',
  confidence: 'high',
  cites: [],
};

/** What the model does, and why a report then goes without its explanation. `broken`: it answers, but its stream ends badly. */
const cases: { fault: string; does: Behaviour; reason: string; broken?: true }[] = [
  { fault: '429 Retry-After 3', does: { status: 429, headers: { 'retry-after': '3' } }, reason: 'ai_rate_limited' },
  { fault: '429 Retry-After 60', does: { status: 429, headers: { 'retry-after': '60' } }, reason: 'ai_rate_limited' },
  { fault: '500', does: { status: 500 }, reason: 'ai_unavailable' },
  { fault: 'no answer', does: { hang: true }, reason: 'ai_timeout' },
  { fault: 'garbage', does: { raw: '{"choices":' }, reason: 'ai_garbage' },
  { fault: 'another shape', does: { text: '{}' }, reason: 'ai_garbage' },
  { fault: 'refusal', does: { refuse: 'no' }, reason: 'ai_refused' },
  { fault: 'content filter', does: { status: 400, code: 'content_filter' }, reason: 'ai_content_filter' },
  { fault: 'cut connection', does: { cut: true }, reason: 'ai_unavailable' },
  ...(['cut', 'hang', 'garbage', 'error', 'nothing'] as const).map((last) => ({
    fault: `stream ends by ${last}`,
    does: { pieces: ['{"reply":"Swap ', 'the coil'], last },
    reason: 'ai_\\w+',
    broken: true as const,
  })),
];

/** The model: reports do without it, and a diagnosis is put off or, where it had begun, told to be broken off. */
export async function aiRows(open: Open): Promise<Row[]> {
  const host = await open(openGitHost());
  const model = await open(startOpenAi({ say: explanation }));
  const settings = { OPENAI_API_KEY: 'sk-of-the-faults', OPENAI_BASE_URL: model.url };
  const patience = hastened ? { timeout_ms: 4_000, patience_ms: 10_000 } : {};
  const ground = await openGround(open, host, { settings }, (tools) =>
    Object.assign(tools, { ai: openAi(tools.settings, tools.metrics, patience) }),
  );
  const streamed = async (person: Customer): Promise<Answer> => {
    const { status, events, type } = await stream(ground, person, '/diagnoses', { text: 'It shakes.' });
    let last = { event: '', data: { code: '' } };
    for await (const event of events) last = event;
    const headers = new Headers({ 'content-type': type ?? '' });
    return { status, headers, text: '', body: { code: `stream, ${last.event} ${last.data.code ?? ''}` } };
  };
  const rows: Row[] = [];
  for (const { fault, does, reason, broken } of cases) {
    const [person, other] = [await ground.customer(), await ground.customer()];
    let ended = false;
    const row = await play('ai', {
      fault,
      begin: () => model.will(does),
      end: () => (ended = true),
      api: () => {
        if (ended) model.will({ say: advice() });
        return broken && !ended ? streamed(other) : other.post('/diagnoses', { text: 'It shakes.' });
      },
      answers: [broken ? 201 : 503],
      unharmed: () => other.get('/reports'),
      work: async () => {
        const asked = await person.analyse();
        return () => ground.stateOf(asked);
      },
      job: new RegExp(`^complete, ${reason}$`),
      stored: async () => {
        const whole = await ground.count('app.diagnoses where org_id = $1', [other.org_id]);
        const reserved = await ground.count('app.ai_reservations');
        return `${whole} diagnoses, ${reserved} reservations`;
      },
      // What had been said by then is kept, as broken off.
      keeps: `${broken ? 1 : 0} diagnoses, 0 reservations`,
      done: async () => {
        model.will({ say: explanation });
        const asked = await person.analyse();
        await until('it is explained', () => ground.isComplete(asked));
        return (await ground.stateOf(asked)) === 'complete';
      },
      hasten: ground.hasten,
    });
    rows.push(row);
  }
  return rows;
}
