import { z } from 'zod';

const LINE = z.int().nullable();

/** One stack frame; `repo_path` is its file in the repository, `candidates` the files it may be when that is not certain. */
export const ReportFrame = z.object({
  language: z.string(),
  raw: z.string(),
  file: z.string().nullable(),
  line: LINE,
  column: LINE,
  function: z.string().nullable(),
  repo_path: z.string().nullable(),
  candidates: z.array(z.string()).optional(),
});

/** A commit that may have brought the fault, with the reason why. */
export const ReportSuspect = z.object({ hash: z.string(), author: z.string(), date: z.string(), message: z.string(), reason: z.string() });

/** A place in the repository with the code around it; `lines` is empty when the file is not readable as text. */
export const ReportFinding = z.object({
  repo_path: z.string(),
  line: z.int(),
  snippet: z.object({ start_line: z.int(), lines: z.array(z.string()) }),
  suspects: z.array(ReportSuspect),
});

/** What the AI answers; `cites` name frames of the report as `path:line`. */
export const Explanation = z.object({
  summary: z.string(),
  root_cause: z.string(),
  suggestion: z.string(),
  confidence: z.enum(['low', 'medium', 'high']),
  cites: z.array(z.string()),
});

/** The content of a finished report. */
export const ReportData = z.object({
  schema_version: z.literal(1),
  kind: z.enum(['log', 'commit']),
  signature: z.string(),
  summary: z.string(),
  frames: z.array(ReportFrame),
  findings: z.array(ReportFinding),
  related_report_ids: z.array(z.uuid()),
  explanation: Explanation.nullable(),
  explanation_reason: z.string().nullable(),
});

export type ReportData = z.infer<typeof ReportData>;
export type ReportFrame = z.infer<typeof ReportFrame>;
export type ReportFinding = z.infer<typeof ReportFinding>;
export type Explanation = z.infer<typeof Explanation>;
