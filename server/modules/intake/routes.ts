import { ById, member, mustMatch } from '../../platform/http/index.ts';
import { acknowledge, listEscalations } from './escalations.ts';
import * as examples from './examples.ts';
import { FormInput, FormView } from './form-shapes.ts';
import { getForm, putForm } from './forms.ts';
import { listRiskChecks } from './risk-checks.ts';
import { BySubject, Escalations, EscalationQuery, EscalationView, RiskChecks, RiskChecksQuery, SubjectView } from './shapes.ts';
import { eraseSubject, exportSubject } from './subjects.ts';

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
    query: EscalationQuery,
    reply: Escalations,
    example: examples.escalations,
    handle: (call) => listEscalations(call.org.everySubject(), call, call.query.state),
  }),
  member('escalations:write').post('/intake/escalations/:id/acknowledge', {
    summary: 'Say that you have seen to somebody who may be in danger',
    description: 'The session leaves safety mode for what it did before. Only a person can do this, no API key.',
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
    summary: 'Everything that one person said, for them to have',
    params: BySubject,
    reply: SubjectView,
    example: examples.subject,
    handle: ({ org, tools, params }) => exportSubject(org, tools, params.user_id),
  }),
  member('subjects:write').delete('/intake/subjects/:user_id', {
    summary: 'Erase everything that one person said',
    description: 'Answers 409 `escalation_conflict` while an escalation of theirs waits for somebody.',
    params: BySubject,
    reply: null,
    handle: ({ org, params }) => eraseSubject(org, params.user_id),
  }),
];
