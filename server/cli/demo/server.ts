import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Settings } from '../../platform/config/index.ts';
import { type DemoAccess, readDemoAccess, samplePort } from '../../local/demo-access.ts';
import { startOwnServer } from '../../local/own-server.ts';
import { isRunning } from '../../local/process-identity.ts';
import { readRunRecord } from '../../local/run-record.ts';
import type { SampleGitHub } from '../../local/sample/index.ts';
import type { Closing } from '../../run/closing.ts';
import { DemoFault } from './fault.ts';
import type { Step } from './progress.ts';

/** The server that the demo plays against. */
export interface DemoServer {
  url: string;
  /** Its data folder, where the mail is. */
  dir: string;
  /** How to sign in to the organisation that was there before. */
  access: DemoAccess;
  /** Whether it ends with the demo. */
  own: boolean;
}

const patienceMs = 60_000;

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/version`, { signal: AbortSignal.timeout(patienceMs) });
    return ((await response.json()) as { name?: string }).name === 'longhouse';
  } catch {
    return false;
  }
}

/** The server that runs on this data folder, once it is up; undefined if none runs there. */
async function running(dir: string): Promise<DemoServer | undefined> {
  const runs = (): boolean => {
    const record = readRunRecord(dir);
    return record !== undefined && isRunning(record.server);
  };
  for (const deadline = Date.now() + patienceMs; runs() && Date.now() < deadline; await setTimeout(200)) {
    const access = readDemoAccess(dir);
    if (access && (await answers(access.url))) return { url: access.url, dir, access, own: false };
  }
  if (runs()) throw new DemoFault(`The server that runs on ${dir} has no demo organisation, or does not answer: see what it printed.`);
  return undefined;
}

/** Opens the sample GitHub with `open(port)`, and the server that will read from it: the one of the data folder, or one of its own. */
export async function serverAndSample(
  settings: Settings,
  open: (port: number) => Promise<SampleGitHub>,
  step: Step,
  closing: Closing,
): Promise<{ server: DemoServer; github: SampleGitHub }> {
  const serve = async (port: number): Promise<SampleGitHub> => {
    const github = await open(port).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      throw new DemoFault(`Port ${port} is taken, and the sample repository is served there: stop what listens on it (another demo?).`);
    });
    await closing.add('sample', () => github.close());
    return github;
  };
  const found = await step('Look for a running server', async (note) => {
    const server = await running(path.resolve(settings.LONGHOUSE_DIR));
    note(server?.url ?? 'none runs on this data folder');
    return server;
  });
  if (found) return { server: found, github: await serve(samplePort) };
  const github = await serve(0);
  const server = await step('Start one for the demo', async (note) => {
    note('a database and all, in a temporary folder');
    const starting = startOwnServer({ ...forwarded(settings), GIT_ALLOWED_HOSTS: new URL(github.url).host });
    await closing.add('server', starting.close);
    const { dir } = starting;
    const url = await starting.url;
    const access = readDemoAccess(dir);
    if (!access) throw new DemoFault('The server came up without its demo organisation.');
    note(url);
    return { url, dir, access, own: true };
  });
  return { server, github };
}

/** What a server of its own is told of the caller's settings: the model, so that reports are explained there too. */
function forwarded(settings: Settings): Record<string, string> {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL } = settings;
  const given = Object.entries({ OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Record<string, string>;
}
