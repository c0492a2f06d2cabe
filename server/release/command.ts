import { examineSettings, type SettingName, type Settings, SettingsFault } from '../platform/config/index.ts';
import { scrub } from '../platform/log/index.ts';
import { StartFault } from '../run/start-fault.ts';

/** Where a command writes its lines. */
export interface Said {
  /** For whoever reads the outcome. */
  say(line: string): void;
  /** For whoever must do something about it. */
  complain(line: string): void;
}

const terminal: Said = {
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
};

/** The settings that a command uses; it may have no others, so those are not judged. Throws SettingsFault. */
export function settingsOf(names: readonly SettingName[], env?: Parameters<typeof examineSettings>[0]): Settings {
  const { settings, faults } = examineSettings(env, { command: true });
  const mine = faults.filter((fault) => names.some((name) => fault.startsWith(`${name} `)));
  if (mine.length > 0) throw new SettingsFault(mine);
  return settings;
}

/** Runs a command: its answer is the exit code; a fault is told in sentences, without a stack where the reader can act on it. */
export async function runCommand(work: (said: Said) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work(terminal);
  } catch (error) {
    if (error instanceof SettingsFault) error.faults.forEach(terminal.complain);
    else if (error instanceof StartFault) terminal.complain(error.message);
    else terminal.complain(scrub(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    process.exitCode = error instanceof SettingsFault ? 78 : 1;
  }
}
