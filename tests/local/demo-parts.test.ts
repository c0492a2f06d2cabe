import { expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { madeUpTrace } from '../../server/cli/demo/made-up-trace.ts';
import type { Outcome } from '../../server/cli/demo/job.ts';
import { paintFor } from '../../server/cli/demo/paint.ts';
import { progressOn } from '../../server/cli/demo/progress.ts';
import { reportText } from '../../server/cli/demo/show.ts';
import { textFile, type SampleRepository } from '../../server/local/sample/index.ts';
import { parseLog } from '../../server/modules/reports/analysis/index.ts';

const repositoryOf = (file: string, ...texts: string[]): SampleRepository => ({
  full_name: 'local/x',
  default_branch: 'main',
  private: true,
  commits: texts.map((text) => ({
    author: { name: 'A', email: 'a@b.example' },
    date: '2026-01-01',
    message: 'm',
    files: { [file]: textFile(text) },
  })),
});

test.each(['a/b.js', 'a/b.ts', 'a/b.py', 'a/b.rb', 'a/b.go'])('a trace made up for %s points at the code that was written last', (file) => {
  const trace = madeUpTrace(repositoryOf(file, 'one();\ntwo();\n', '# said\none();\nthree();\ntwo();\n'));
  const frames = parseLog(trace?.log ?? '').exceptions.flatMap((exception) => exception.frames);
  expect(frames[0]).toMatchObject({ file: `/srv/app/${file}`, line: 3 });
});

test('no trace is made up where no file is in a known language, or is there any more', () => {
  expect(madeUpTrace(repositoryOf('README', 'text'))).toBeUndefined();
  const gone = repositoryOf('a.js', 'one();');
  gone.commits.push({ author: { name: 'A', email: 'a@b.example' }, date: '2026-01-02', message: 'm', files: { 'a.js': null } });
  expect(madeUpTrace(gone)).toBeUndefined();
});

const hostile = `\u001b[31mred\u001b]0;title\u0007\r\n\u202e${'wide '.repeat(60)}`;
const outcome = (explanation: unknown): Outcome => ({
  org: { slug: 'o', name: 'O' },
  default_ref: 'main',
  report: {
    id: 'r',
    commit_hash: 'c'.repeat(40),
    status: 'complete',
    error: null,
    report_data: {
      schema_version: 1,
      kind: 'log',
      signature: 's',
      summary: hostile,
      frames: [
        { language: 'x', raw: hostile, file: hostile, line: 1, column: null, function: hostile, repo_path: 'a.js' },
        { language: 'x', raw: hostile, file: hostile, line: 2, column: null, function: null, repo_path: null },
      ],
      findings: [
        {
          repo_path: 'a.js',
          line: 1,
          snippet: { start_line: 1, lines: [hostile] },
          suspects: [{ hash: 'd'.repeat(40), author: hostile, date: '2026-01-01', message: hostile, reason: hostile }],
        },
      ],
      related_report_ids: [],
      explanation: explanation as null,
      explanation_reason: 'ai_not_configured',
    },
  },
});

test('what comes from a repository or a model cannot reach the terminal, and fits it', () => {
  const explanation = { summary: hostile, root_cause: hostile, suggestion: hostile, confidence: 'low', cites: [] };
  for (const width of [100, 60]) {
    const text = reportText(outcome(explanation), hostile, width, paintFor(new PassThrough()));
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    expect(Math.max(...text.split('\n').map((line) => Array.from(line).length))).toBeLessThanOrEqual(width);
  }
  expect(reportText(outcome(null), 'local/x', 100, paintFor(new PassThrough()))).toContain('no model is set up (OPENAI_API_KEY)');
});

/** Everything that is written while one step succeeds and one fails. */
async function shown(isTTY: boolean): Promise<string> {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 }) as unknown as NodeJS.WriteStream;
  let text = '';
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const step = progressOn(stream);
  await step('Good', async (note) => note('done'));
  await expect(step('Bad', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  return text;
}

test('progress is one line a step; only a terminal sees it move', async () => {
  const plain = await shown(false);
  expect(plain.split('\n').map((line) => line.trim().replace(/ +/g, ' '))).toEqual([
    expect.stringMatching(/^✓ Good done \d+ ms$/),
    expect.stringMatching(/^✗ Bad \d+ ms$/),
    '',
  ]);
  const moving = await shown(true);
  for (const sign of ['\r', '\u001b[K', '⠋']) expect([plain.includes(sign), moving.includes(sign)]).toEqual([false, true]);
  expect(moving).toMatch(/✓.* Good +done/);
});
