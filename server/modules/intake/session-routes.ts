import { listQuery, member, mustMatch } from '../../platform/http/index.ts';
import { confirmFields } from './answering.ts';
import * as examples from './examples.ts';
import { extract, progress } from './extracting.ts';
import { check } from './hearing.ts';
import { addMessage, listMessages } from './messages.ts';
import { mine } from './mine.ts';
import { findSession, getSession, listSessions, removeSession, startSession, versionOf } from './sessions.ts';
import {
  Answers,
  ByKey,
  ExtractInput,
  Extracted,
  MessageInput,
  Messages,
  MessageTaken,
  ModeInput,
  ModeView,
  ProgressView,
  RiskChecked,
  SessionAnswered,
  SessionInput,
  Sessions,
  SessionView,
  SummaryInput,
  SummaryView,
  TextInput,
} from './shapes.ts';
import type { Speaker } from './speaker.ts';
import { getSummary, putSummary } from './summaries.ts';
import { switchMode } from './switching.ts';

const speaker = ({ body, languages }: { body: Speaker; languages: readonly string[] }): Speaker => ({
  language: body.language,
  reads: languages,
});

/** A person's own sessions. */
export const sessionRoutes = [
  member('intake:read').get('/intake/sessions', {
    summary: 'Your sessions, newest first',
    query: listQuery,
    reply: Sessions,
    example: examples.sessions,
    handle: (call) => listSessions(mine(call), call),
  }),
  member('intake:write').post('/intake/sessions', {
    summary: 'Start a session',
    description: 'Its key is yours to choose: others may have the same one. Without a key you get one.',
    body: SessionInput,
    reply: SessionView,
    location: ({ key }) => `/api/v1/intake/sessions/${encodeURIComponent(key)}`,
    example: examples.session,
    handle: (call) => startSession(mine(call), call.body.key),
  }),
  member('intake:read').get('/intake/sessions/:key', {
    summary: 'One session with its answers',
    params: ByKey,
    reply: SessionView,
    etag: versionOf,
    example: examples.session,
    handle: (call) => getSession(mine(call), call.tools, call.params.key),
  }),
  member('intake:write').patch('/intake/sessions/:key', {
    summary: 'Confirm answers, or take them back with null',
    params: ByKey,
    body: Answers,
    reply: SessionAnswered,
    etag: versionOf,
    example: examples.answered,
    handle: (call) =>
      confirmFields(mine(call), call.tools, call.params.key, {
        answers: call.body.fields,
        by: speaker(call),
        expect: (version) => mustMatch(call.if_match, version),
      }),
  }),
  member('intake:write').delete('/intake/sessions/:key', {
    summary: 'Remove a session with everything in it',
    description: 'Answers 409 `escalation_conflict` while somebody has yet to look at it.',
    params: ByKey,
    reply: null,
    handle: (call) => removeSession(mine(call), call.params.key),
  }),
  member('intake:write').post('/intake/sessions/:key/extract', {
    summary: 'Read answers out of a text',
    description: 'What is found is a suggestion until you confirm it (PATCH). Works without an AI model for what can be recognised.',
    params: ByKey,
    body: ExtractInput,
    reply: Extracted,
    status: 200,
    secretReply: true,
    limit: 'expensive',
    example: examples.extracted,
    handle: async (call) => {
      const session = await findSession(mine(call), call.params.key);
      return extract(mine(call), call.tools, session, { text: call.body.text, asked: call.body.asked, by: speaker(call) });
    },
  }),
  member('intake:write').post('/intake/sessions/:key/risk-check', {
    summary: 'Judge whether somebody is in danger',
    description: 'Rules first; a model can only raise what they say. `escalate` brings a person in and puts the session into safety mode.',
    params: ByKey,
    body: TextInput,
    reply: RiskChecked,
    status: 200,
    limit: 'expensive',
    example: examples.riskChecked,
    handle: async (call) => {
      const session = await findSession(mine(call), call.params.key);
      const { mode, risk } = await check(mine(call), call.tools, session, { text: call.body.text, judge: 'model', by: speaker(call) });
      return { ...risk, mode };
    },
  }),
  member('intake:write').put('/intake/sessions/:key/mode', {
    summary: 'Switch what the session does',
    description:
      'Asking for `safety` brings a person in; show the `text`. Out of it no client comes: an owner or admin acknowledges the escalation.',
    params: ByKey,
    body: ModeInput,
    reply: ModeView,
    example: examples.mode,
    handle: async (call) =>
      switchMode(mine(call), call.tools, await findSession(mine(call), call.params.key), call.body.mode, speaker(call)),
  }),
  member('intake:read').get('/intake/sessions/:key/progress', {
    summary: 'How far the form is answered',
    params: ByKey,
    reply: ProgressView,
    example: examples.progress,
    handle: (call) => progress(mine(call), call.params.key),
  }),
  member('intake:read').get('/intake/sessions/:key/summary', {
    summary: 'The summary of a session',
    params: ByKey,
    reply: SummaryView,
    example: examples.summary,
    handle: (call) => getSummary(mine(call), call.tools, call.params.key),
  }),
  member('intake:write').put('/intake/sessions/:key/summary', {
    summary: 'Save the summary, or have the model write it',
    params: ByKey,
    body: SummaryInput,
    reply: SummaryView,
    example: examples.summary,
    handle: (call) => putSummary(mine(call), call.tools, call.params.key, call.body),
  }),
  member('intake:read').get('/intake/sessions/:key/messages', {
    summary: 'What was said, newest first',
    params: ByKey,
    query: listQuery,
    reply: Messages,
    example: examples.messages,
    handle: (call) => listMessages(mine(call), call.tools, call.params.key, call),
  }),
  member('intake:write').post('/intake/sessions/:key/messages', {
    summary: 'Say something',
    description:
      'In intake mode the answer is the first question of the form that nothing is known about: it comes again until something is, by `extract` ' +
      'with the text or by PATCH. In safety mode it is a fixed text, however calm the message was.',
    params: ByKey,
    body: MessageInput,
    reply: MessageTaken,
    limit: 'expensive',
    example: examples.messageTaken,
    handle: (call) => addMessage(mine(call), call.tools, call.params.key, call.body.content, speaker(call)),
  }),
];
