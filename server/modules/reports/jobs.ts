import { z } from 'zod';
import { defineJob } from '../../platform/jobs/index.ts';
import { runReport } from './run.ts';
import { failReport } from './settle.ts';

/** Does the analysis of one report. Its payload is the report's id alone: the log is read from its asset. */
export const run = defineJob({
  name: 'report.run',
  payload: z.strictObject({ report_id: z.uuid() }),
  run: runReport,
  dead: ({ org, payload, why, job, tools }) => failReport(org, tools, { id: payload.report_id }, why, job),
});
