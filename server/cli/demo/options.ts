import { parseArgs } from 'node:util';
import { UsageFault } from './fault.ts';

/** What the demo was asked to do. */
export interface Options {
  /** A local git checkout whose history is used instead of the sample's. */
  repo: string | undefined;
  /** A file with a log, instead of the sample's trace. */
  log: string | undefined;
  /** Print the report as it comes, for a program. */
  json: boolean;
  help: boolean;
}

/** What `--help` prints. */
export const usage = `Usage: npm run demo [-- options]

Plays the main job against the server that runs on the data folder, or against one of its own:
sign up, store a token, connect a repository, send a log, read the report.

  --repo <folder>  use the history of this git checkout instead of the sample repository
  --log <file>     send this log instead of the sample's; without it, --repo makes a trace up
  --json           print the report as JSON on stdout, and the progress on stderr
  --help           print this
`;

/** Reads the arguments of the command; throws UsageFault for those it does not know. */
export function optionsFrom(args: string[]): Options {
  const known = {
    repo: { type: 'string' },
    log: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    const { repo, log, json = false, help = false } = parseArgs({ args, options: known, strict: true, allowPositionals: false }).values;
    return { repo, log, json, help };
  } catch (error) {
    throw new UsageFault((error as Error).message);
  }
}
