import { DemoFault, UsageFault } from './demo/fault.ts';
import { playDemo } from './demo/play.ts';
import { optionsFrom, usage, type Options } from './demo/options.ts';
import { SettingsFault } from '../platform/config/index.ts';
import { Closing } from '../run/closing.ts';
import { whenToldToStop } from '../run/signals.ts';
import { StartFault } from '../run/start-fault.ts';

/** Exit codes: 0 done, 1 it could not be done, 2 called wrongly, 130 stopped by Ctrl-C or another signal. */
const codes = { failed: 1, usage: 2, stopped: 130 } as const;
const say = (text: string): void => void process.stderr.write(`${text}\n`);

function explain(error: unknown): number {
  if (error instanceof UsageFault) {
    say(`${error.message}\n\n${usage.trimEnd()}`);
    return codes.usage;
  }
  const lines =
    error instanceof SettingsFault ? error.faults : [expected(error) ? error.message : ((error as Error).stack ?? String(error))];
  for (const line of lines) say(`\n${line}`);
  return codes.failed;
}

const expected = (error: unknown): error is Error => error instanceof DemoFault || error instanceof StartFault;

async function main(): Promise<void> {
  const closing = new Closing();
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {}); // its reader may end before us
  let code: number | undefined;
  const stop = async (why: string): Promise<void> => {
    code = codes.stopped;
    say(`\nStopping (${why})…`);
    await closing.close();
    process.exit(code);
  };
  whenToldToStop(stop, say).followParent();
  try {
    const options: Options = optionsFrom(process.argv.slice(2));
    if (options.help) process.stdout.write(usage);
    else await playDemo(options, closing);
    code ??= 0;
  } catch (error) {
    code ??= explain(error);
  }
  await closing.close();
  process.exitCode = code;
}

await main();
