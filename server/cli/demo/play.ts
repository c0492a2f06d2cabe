import { randomBytes } from 'node:crypto';
import { startGitHub } from '../../local/sample/index.ts';
import { readSettings } from '../../platform/config/index.ts';
import type { Closing } from '../../run/closing.ts';
import { playJob } from './job.ts';
import { materialFor } from './material.ts';
import type { Options } from './options.ts';
import { paintFor } from './paint.ts';
import { progressOn } from './progress.ts';
import { serverAndSample } from './server.ts';
import { reportText } from './show.ts';
import { widthOf } from './text.ts';

/** Plays the main job by the options and prints what came of it: the report for a person on stdout, or with `json` as it is. */
export async function playDemo(options: Options, closing: Closing): Promise<void> {
  const settings = readSettings();
  const step = progressOn(options.json ? process.stderr : process.stdout);
  const material = await step('Read the repository', async (note) => {
    const found = await materialFor(options);
    note(`${found.repository.full_name}, ${found.repository.commits.length} commits`);
    return found;
  });
  const token = `ghp_${randomBytes(18).toString('hex')}`;
  const open = (port: number) => startGitHub({ repositories: [material.repository], tokens: [token] }, port);
  const { server, github } = await serverAndSample(settings, open, step, closing);
  const outcome = await playJob(server, github, token, material, step);
  if (options.json) {
    process.stdout.write(`${JSON.stringify(outcome.report, null, 2)}\n`);
    return;
  }
  const { stdout } = process;
  const paint = paintFor(stdout);
  stdout.write(reportText(outcome, material.repository.full_name, widthOf(stdout), paint));
  const kept = server.own
    ? 'The server of this demo ends now, and its data with it; `npm start` keeps one.'
    : `Kept for ${outcome.org.slug} alone: ${server.url}/api/v1/reports/${outcome.report.id}`;
  stdout.write(`\n  ${paint.dim(kept)}\n`);
}
