import { legacy } from '../../platform/http/index.ts';
import { legacyExtract, legacyProgress, legacyRisk, legacySwitch, saveSession } from './legacy.ts';
import {
  LegacyExtract,
  LegacyExtracted,
  LegacyMode,
  LegacyProgress,
  LegacyProgressed,
  LegacyRisk,
  LegacyRisked,
  LegacySummary,
  LegacySwitched,
} from './legacy-shapes.ts';
import { mine } from './mine.ts';

const successor = '/api/v1/intake/sessions';

/** The five intake calls of the old mobile app. A session that they name is begun when it is first needed. */
export const legacyRoutes = [
  legacy.member('intake:write').post('/extract_fields_from_input', {
    summary: 'Read answers out of a text',
    successor,
    body: LegacyExtract,
    reply: LegacyExtracted,
    status: 200,
    limit: 'expensive',
    example: { status: 'ok', fields: { weight: 72 }, missing: ['full_name'] },
    handle: (call) => {
      const { session_id, input, text, schema } = call.body;
      return legacyExtract(mine(call), call.tools, { session_id, text: input || text || '', schema });
    },
  }),
  legacy.member('intake:write').post('/risk_escalation_check', {
    summary: 'Judge whether somebody is in danger',
    successor,
    body: LegacyRisk,
    reply: LegacyRisked,
    status: 200,
    limit: 'expensive',
    example: { status: 'ok', escalate: false, level: 'none', reasons: [] },
    handle: (call) => legacyRisk(mine(call), call.tools, call.body.session_id, call.body.input || call.body.text || ''),
  }),
  legacy.member('intake:write').post('/switch_chat_mode', {
    summary: 'Switch what a session does',
    successor,
    body: LegacyMode,
    reply: LegacySwitched,
    status: 200,
    example: { status: 'ok', mode: 'chat' },
    handle: (call) => legacySwitch(mine(call), call.tools, call.body.session_id, call.body.mode),
  }),
  legacy.member('intake:write').post('/evaluate_intake_progress', {
    summary: 'How far the form is answered',
    successor,
    body: LegacyProgress,
    reply: LegacyProgressed,
    status: 200,
    example: { status: 'ok', progress: 0.5, complete: false, missing: ['phone'] },
    handle: (call) => legacyProgress(mine(call), call.body.session_id, call.body.fields),
  }),
  legacy.member('intake:write').post('/save_session_summary', {
    summary: 'Save the summary of a session, cut at 2,000 characters',
    successor,
    body: LegacySummary,
    reply: null,
    status: 200,
    handle: (call) => saveSession(mine(call), call.tools, call.body.session_id, call.body.summary),
  }),
];
