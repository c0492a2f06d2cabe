import { MAX_REPORT_BYTES } from './limits.ts';
import type { ReportData } from './shapes.ts';

const bytesOf = (report: ReportData): number => Buffer.byteLength(JSON.stringify(report));

/** The report small enough to be stored: the last frames and findings go first, and the summary says so. */
export function fit(report: ReportData, limit = MAX_REPORT_BYTES): ReportData {
  let fitting = report;
  while (bytesOf(fitting) > limit && fitting.frames.length + fitting.findings.length > 2) {
    const frames = fitting.frames.slice(0, Math.ceil(fitting.frames.length / 2));
    const findings = fitting.findings.slice(0, Math.ceil(fitting.findings.length / 2));
    fitting = { ...fitting, frames, findings };
  }
  if (fitting === report) return report;
  const left = `Cut to fit: ${fitting.frames.length} of ${report.frames.length} frames and ${fitting.findings.length} of ${report.findings.length} findings are kept.`;
  return { ...fitting, summary: `${report.summary} ${left}` };
}
