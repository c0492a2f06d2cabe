import { runCommand } from '../release/command.ts';
import { smokeOptions } from './smoke/options.ts';
import { smoke } from './smoke/run.ts';

await runCommand(async (said) => {
  const { expected, waitMs } = smokeOptions(process.argv.slice(2));
  return smoke(said, expected, waitMs);
});
