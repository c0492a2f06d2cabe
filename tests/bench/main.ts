import os from 'node:os';
import { parseArgs } from 'node:util';
import { benchApi } from './api.ts';
import { benchConsole } from './console.ts';
import { benchCrypto } from './crypto.ts';
import { benchJobs } from './jobs.ts';
import { benchLogs } from './logs.ts';
import { benchNeighbours } from './neighbours.ts';
import { benchOrgs } from './orgs.ts';
import { benchStart } from './start.ts';
import { benchStreams } from './streams.ts';
import { benchTiming } from './timing.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string' },
    orgs: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    streams: { type: 'string' },
    jobs: { type: 'string' },
    samples: { type: 'string' },
  },
});
const numbers = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]));

const suites: Record<string, () => Promise<void>> = {
  api: () => benchApi(numbers),
  orgs: () => benchOrgs(numbers),
  console: () => benchConsole(numbers),
  crypto: () => benchCrypto(numbers),
  jobs: () => benchJobs(numbers),
  logs: () => benchLogs(numbers),
  start: () => benchStart(numbers),
  streams: () => benchStreams(numbers),
  neighbours: () => benchNeighbours(numbers),
  timing: () => benchTiming(numbers),
};

process.stdout.write(`${os.cpus()[0]?.model ?? 'unknown processor'}, ${os.availableParallelism()} cores, Node ${process.versions.node}\n`);
const name = positionals[0] ?? 'api';
const suite = suites[name];
if (!suite) throw new Error(`There is no benchmark ${name}; there is ${Object.keys(suites).join(', ')}.`);
await suite();
