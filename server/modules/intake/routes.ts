import { ById, listQuery, member, mustMatch } from '../../platform/http/index.ts';
import { acknowledge, listEscalations } from './escalations.ts';
import * as examples from './examples.ts';
import { FormInput, FormView } from './form-shapes.ts';
import { getForm, putForm } from './forms.ts';
import { listRiskChecks } from './risk-checks.ts';
import { BySubject, Escalations, EscalationQuery, EscalationView, RiskChecks, RiskChecksQuery } from './shapes.ts';
import { exportSubject } from './subject-export.ts';
import { SubjectPage } from './subject-shapes.ts';
import { eraseSubject } from './subjects.ts';

/** Reminders go on until somebody looks: nothing that happens to the organisation may keep them from it. */
const forWhoeverMustLook = { evenSuspended: true, evenSwitchedOff: true };

const formTag = ({ version }: { version: number }) => String(version);

/** The organisation's side of intake: its form, who is in danger, and the rights of a person over what they said. */
export const routes = [
  member('intake:read').get('/intake/form', {
    summary: 'The questions of your organisation, in their order',
    description: 'Until your organisation writes its own these are the default health intake (`is_default`).',
    reply: FormView,
    etag: formTag,
    example: examples.form,
    handle: ({ org }) => getForm(org),
  }),
  member('settings:write').put('/intake/form', {
    summary: 'Replace the questions',
    body: FormInput,
    reply: FormView,
    etag: formTag,
    example: examples.formWritten,
    handle: ({ org, body, if_match }) => putForm(org, body.fields, (version) => mustMatch(if_match, version)),
  }),
  member('escalations:read').get('/intake/escalations', {
    summary: 'Who may be in danger, newest first',
    ...forWhoeverMustLook,
    query: EscalationQuery,
    reply: Escalations,
    example: examples.escalations,
    handle: (call) => listEscalations(call.org.everySubject(), call, call.query.state),
  }),
  member('escalations:write').post('/intake/escalations/:id/acknowledge', {
    summary: 'Say that you have seen to somebody who may be in danger',
    description: 'The session leaves safety mode for what it did before. Only a person can do this, no API key.',
    ...forWhoeverMustLook,
    params: ById,
    reply: EscalationView,
    status: 200,
    example: examples.acknowledged,
    handle: ({ org, caller, params }) => acknowledge(org.everySubject(), caller, params.id),
  }),
  member('escalations:read').get('/intake/risk-checks', {
    summary: 'What was judged, newest first',
    description:
      'With `level=review`: what was unclear, in a language that is not read, or judged while the model failed. Nobody was told of it; somebody should look.',
    query: RiskChecksQuery,
    reply: RiskChecks,
    example: examples.riskChecks,
    handle: (call) => listRiskChecks(call.org.everySubject(), call, call.query.level),
  }),
  member('subjects:read').get('/intake/subjects/:user_id', {
    summary: 'Everything that one person said and what was made of it, for them to have',
    description:
      'Page by page: ask again with `cursor` set to the `next_cursor` of the answer before until it is `null`; the `data` of all pages one after ' +
      'another are the whole. First come the sessions, then all answers, summaries, messages, risk checks and escalations, oldest session first; each names ' +
      'its session by `session_key`. The last page may be empty. Each page that is given out is an event in the audit log.',
    params: BySubject,
    query: listQuery,
    reply: SubjectPage,
    example: examples.subject,
    handle: (call) => exportSubject(call.org, call.tools, call.params.user_id, call.page()),
  }),
  member('subjects:write').delete('/intake/subjects/:user_id', {
    summary: 'Erase everything that one person said',
    description: 'Answers 409 `escalation_conflict` while an escalation of theirs waits for somebody.',
    params: BySubject,
    reply: null,
    handle: ({ org, params }) => eraseSubject(org, params.user_id),
  }),
];
