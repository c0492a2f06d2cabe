import { ById, member } from '../../platform/http/index.ts';
import { diagnose } from './diagnose.ts';
import { diagnosisExample, exchangeExample } from './examples.ts';
import { exchange, getDiagnosis, shown } from './service.ts';
import { DiagnosisInput, DiagnosisView, Exchange, MessageInput } from './shapes.ts';

const streaming =
  'With `Accept: text/event-stream` the prose comes as `delta` events while it is written, and `done` brings the whole answer.';
const codes = 'Trouble codes (OBD-II) in the text are explained without the model too: a 503 or 429 carries them as `codes`.';

export const routes = [
  member('conversations:write').post('/conversations/:id/messages', {
    summary: 'Say something in a conversation and get the answer',
    description: `Files are uploaded as assets of the kind \`diagnose_upload\` first: at most four pictures and two recordings. ${streaming} ${codes}`,
    params: ById,
    body: MessageInput,
    reply: Exchange,
    example: exchangeExample,
    limit: 'expensive',
    streams: true,
    handle: async (call) => exchange(await diagnose(call, { ...call.body, conversation_id: call.params.id })),
  }),
  member('diagnoses:write').post('/diagnoses', {
    summary: 'Have a problem with a vehicle diagnosed',
    description: `In the conversation that is named, or in a new one. ${streaming} ${codes}`,
    body: DiagnosisInput,
    reply: DiagnosisView,
    example: diagnosisExample,
    location: ({ id }) => `/api/v1/diagnoses/${id}`,
    limit: 'expensive',
    streams: true,
    handle: async (call) => shown(await diagnose(call, call.body)),
  }),
  member('diagnoses:read').get('/diagnoses/:id', {
    summary: 'One diagnosis',
    params: ById,
    reply: DiagnosisView,
    example: diagnosisExample,
    handle: ({ org, params }) => getDiagnosis(org, params.id),
  }),
];
