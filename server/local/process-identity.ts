import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/** A process that stays the same one: the system gives numbers out again, but not with the same start. */
export interface ProcessIdentity {
  pid: number;
  started: string;
}

/** Who runs under this number now, or undefined if nobody does. `started` holds the boot and the moment of the start. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const started = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid);
  return started === undefined ? undefined : { pid, started };
}

/** Whether that very process still runs. */
export const isRunning = (process: ProcessIdentity): boolean => identityOf(process.pid)?.started === process.started;

/** Asks the process to end, unless it is gone, and waits until it is; false if it outlives `patienceMs`. */
export async function end(which: ProcessIdentity, patienceMs: number, signal: NodeJS.Signals = 'SIGINT'): Promise<boolean> {
  if (!isRunning(which)) return true;
  try {
    process.kill(which.pid, signal);
  } catch {
    return !isRunning(which);
  }
  for (const deadline = Date.now() + patienceMs; isRunning(which) && Date.now() < deadline;)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return !isRunning(which);
}

function startOnLinux(pid: number): string | undefined {
  try {
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in brackets and may hold anything, so count the fields after the last bracket: state is the 3rd, start the
    // 22nd.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${boot} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

function startByPs(pid: number): string | undefined {
  try {
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() ||
      undefined
    );
  } catch {
    return undefined;
  }
}
