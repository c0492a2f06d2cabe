import type { ReportData, ReportFinding, ReportFrame } from '../../modules/reports/index.ts';
import type { Outcome } from './job.ts';
import type { Paint } from './paint.ts';
import { cut, plain, wrapped } from './text.ts';

const edge = '  ';
const inner = 9;
/** Lines of code before and after the failing one, and suspects: more of both at the first place, where the fault lies. */
const around = { first: 3, later: 1 };
const most = { first: 3, later: 1 };

/** The report as lines of text for a person: what failed, then place by place the code and the commits to suspect. */
export function reportText({ report, default_ref }: Outcome, repository: string, width: number, paint: Paint): string {
  const { report_data: data, commit_hash } = report;
  if (!data) return `${edge}The report is empty.\n`;
  const at = commit_hash === null ? default_ref : `${default_ref}, commit ${commit_hash.slice(0, 10)}`;
  const lines = [
    '',
    ...wrapped(plain(data.summary), width - edge.length).map((line, index) => edge + (index === 0 ? paint.bold(line) : line)),
    '',
    edge + paint.dim(cut(plain(`${repository} at ${at}`), width - edge.length)),
    ...placesIn(data, width, paint),
    '',
    ...explanationIn(data, width, paint),
  ];
  return `${lines.join('\n')}\n`;
}

/** The frames in their order: those in the repository with their code, runs of others in one line each. */
function placesIn(data: ReportData, width: number, paint: Paint): string[] {
  const left = new Set(data.findings);
  let shown = 0;
  let outside: ReportFrame[] = [];
  const lines: string[] = [];
  const closeRun = (): void => {
    if (outside.length > 0) lines.push('', edge + paint.dim(cut(outsideText(outside), width - edge.length)));
    outside = [];
  };
  for (const frame of data.frames) {
    const finding = [...left].find(({ repo_path, line }) => repo_path === frame.repo_path && line === frame.line);
    if (!finding) {
      if (frame.repo_path === null) outside.push(frame);
      continue;
    }
    closeRun();
    left.delete(finding);
    lines.push('', ...placeText(finding, frame, shown, width, paint));
    shown += 1;
  }
  closeRun();
  return lines;
}

function outsideText(frames: readonly ReportFrame[]): string {
  const [first] = frames;
  const name = plain(first?.file ?? first?.raw ?? '').trim();
  return `… ${frames.length} frame${frames.length === 1 ? '' : 's'} outside the repository (${name}${frames.length > 1 ? ', …' : ''})`;
}

function placeText(finding: ReportFinding, frame: ReportFrame, index: number, width: number, paint: Paint): string[] {
  const { repo_path, line, suspects } = finding;
  const within = frame.function === null ? '' : `  in ${plain(frame.function)}`;
  const others = frame.candidates?.length ?? 0;
  const doubt = others > 1 ? `  (or another of ${others} files of that name)` : '';
  const place = cut(`${plain(repo_path)}:${line}`, width - 6);
  const rest = cut(within + doubt, Math.max(1, width - edge.length - 4 - place.length));
  const head = `${edge}${paint.bold(String(index + 1).padStart(2))}  ${paint.accent(place)}${paint.dim(rest)}`;
  const isFirst = index === 0;
  return [
    head,
    ...codeText(finding, isFirst ? around.first : around.later, width, paint),
    ...suspects.slice(0, isFirst ? most.first : most.later).flatMap((one, rank) => suspectText(one, isFirst, rank, width, paint)),
  ];
}

function codeText({ line: failing, snippet }: ReportFinding, near: number, width: number, paint: Paint): string[] {
  const numbered = snippet.lines.map((text, offset) => ({ text: plain(text), number: snippet.start_line + offset }));
  return numbered
    .filter(({ number }) => Math.abs(number - failing) <= near)
    .map(({ text, number }) => {
      const isFailing = number === failing;
      const gutter = `${isFailing ? '▶' : ' '} ${String(number).padStart(inner - 5)} │ `;
      const code = cut(text, width - edge.length - gutter.length);
      return isFailing ? `${edge}${paint.bad(gutter + code)}` : `${edge}${paint.dim(gutter)}${code}`;
    });
}

/** With all its reasons where the fault lies, with the strongest elsewhere. */
function suspectText(suspect: ReportFinding['suspects'][number], isFirst: boolean, rank: number, width: number, paint: Paint): string[] {
  const hash = suspect.hash.slice(0, 10);
  const label = (rank === 0 ? 'suspect' : 'or').padStart(inner - 2);
  const room = width - edge.length - inner;
  const title = cut(plain(suspect.message), room - hash.length - 2);
  const reason = isFirst ? suspect.reason : suspect.reason.replace(/;.*$/s, '');
  const why = wrapped(plain(`${suspect.author}, ${suspect.date.slice(0, 10)}: ${reason}`), room);
  const mark = isFirst && rank === 0 ? paint.good : paint.dim;
  return [`${edge}${mark(label)}  ${mark(hash)}  ${title}`, ...why.map((line) => edge + ' '.repeat(inner) + paint.dim(line))];
}

function explanationIn({ explanation, explanation_reason }: ReportData, width: number, paint: Paint): string[] {
  const room = width - edge.length;
  if (!explanation) {
    const why =
      explanation_reason === 'ai_not_configured' ? 'no model is set up (OPENAI_API_KEY)' : (explanation_reason ?? 'no reason given');
    return wrapped(`Without an explanation by a model: ${plain(why)}.`, room).map((line) => edge + paint.dim(line));
  }
  const { summary, root_cause, suggestion, confidence } = explanation;
  const part = (title: string, text: string): string[] => [
    edge + paint.bold(title),
    ...wrapped(plain(text), room - 2).map((line) => `${edge}  ${line}`),
  ];
  return [
    ...part('What the model says', summary),
    ...part('Root cause', root_cause),
    ...part(`Suggestion (confidence: ${confidence})`, suggestion),
  ];
}
