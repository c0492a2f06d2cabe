import { legacy } from '../../platform/http/index.ts';
import { type Call, diagnose } from './diagnose.ts';
import { diagnosisExample } from './examples.ts';
import { LegacyDiagnose, LegacyDiagnoseV2, LegacyDiagnosis, saidIn } from './legacy-shapes.ts';
import type { Asked } from './matter.ts';
import { shown } from './service.ts';
import { filesIn, type Inline, withStored } from './uploads.ts';

/** The answer as old clients know it. */
async function answer(call: Call, body: Inline, asked: Asked) {
  const { org, tools, caller } = call;
  return withStored(org, tools, caller.user_id, filesIn(body), async (ids) => {
    const { id, conversation_id, reply, codes, finding } = shown(
      await diagnose(call, { ...asked, asset_ids: [...asked.asset_ids, ...ids] }),
    );
    return { status: 'ok' as const, conversation_id, diagnosis_id: id, reply, codes, finding };
  });
}

const { conversation_id, id, reply, codes, finding } = diagnosisExample;
const one = {
  successor: '/api/v1/diagnoses',
  reply: LegacyDiagnosis,
  example: { status: 'ok', conversation_id, diagnosis_id: id, reply, codes, finding },
  status: 200,
  bodyLimit: '10mb',
  limit: 'expensive',
} as const;

const second = (path: string) =>
  // Old tokens act as devices, which have conversations of their own and nothing else of this.
  legacy.member('conversations:write').post(path, {
    summary: 'Have a problem diagnosed, with the messages so far',
    body: LegacyDiagnoseV2,
    ...one,
    handle: (call) => {
      const { messages, text, message, vehicle_id, conversation_id: conversation, asset_ids } = call.body;
      const earlier = saidIn(messages);
      return answer(call, call.body, {
        text: (text ?? message ?? earlier.text).trim(),
        // A conversation that we keep knows its messages.
        said: conversation ? [] : earlier.said,
        asset_ids: asset_ids ?? [],
        vehicle_id: vehicle_id ?? undefined,
        conversation_id: conversation ?? undefined,
      });
    },
  });

/** The diagnosis of the old back end, in both of its versions. */
export const legacyRoutes = [
  legacy.member('conversations:write').post('/diagnose', {
    summary: 'Have a problem diagnosed, with a picture or a recording in base64',
    body: LegacyDiagnose,
    ...one,
    handle: (call) => {
      const { message, text, vehicle_id, conversation_id: conversation } = call.body;
      return answer(call, call.body, {
        text: (message ?? text ?? '').trim(),
        asset_ids: [],
        vehicle_id: vehicle_id ?? undefined,
        conversation_id: conversation ?? undefined,
      });
    },
  }),
  second('/v2/diagnose'),
  second('/diagnose/v2'),
];
