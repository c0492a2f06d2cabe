import { ById, member } from '../../platform/http/index.ts';
import { getReport, linkToArtifact, listReports, removeReport, retryReport } from './service.ts';
import { AnalysisInput, Artifact, ReportQuery, Reports, ReportView, Started } from './shapes.ts';
import { startAnalysis } from './start.ts';

const toReport = ({ report_id }: Started): string => `/api/v1/reports/${report_id}`;

export const routes = [
  member('analyses:write').post('/repositories/:id/analyses', {
    summary: 'Analyse a log or a commit against the code',
    description:
      'A log is sent as `log_text` (at most 5 MiB) or uploaded first and named by `log_asset_id`. Without `ref` and `commit_hash` the default branch is meant. A commit has one report: asking again gives that one.',
    params: ById,
    body: AnalysisInput,
    reply: Started,
    status: 202,
    location: toReport,
    bodyLimit: '6mb',
    limit: 'expensive',
    handle: ({ org, tools, params, body }) => startAnalysis(org, tools, params.id, body),
  }),
  member('reports:read').get('/reports', {
    summary: 'The reports of your organisation, newest first',
    query: ReportQuery,
    reply: Reports,
    handle: (call) => listReports(call.org, call, call.query),
  }),
  member('reports:read').get('/reports/:id', {
    summary: 'One report with everything that was found',
    params: ById,
    reply: ReportView,
    handle: ({ org, params }) => getReport(org, params.id),
  }),
  member('reports:write').delete('/reports/:id', {
    summary: 'Remove a report with its log and its artifact',
    params: ById,
    reply: null,
    handle: ({ org, tools, params }) => removeReport(org, tools, params.id),
  }),
  member('reports:read').get('/reports/:id/artifact', {
    summary: 'A link to download the whole of a large report, good for ten minutes',
    params: ById,
    reply: Artifact,
    handle: ({ org, tools, params }) => linkToArtifact(org, tools, params.id),
  }),
  member('reports:write').post('/reports/:id/retry', {
    summary: 'Start a failed report anew',
    params: ById,
    reply: Started,
    status: 202,
    location: toReport,
    limit: 'expensive',
    handle: ({ org, tools, params }) => retryReport(org, tools, params.id),
  }),
];
