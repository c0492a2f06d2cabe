import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * A few kilobytes of shell that outlive this process by a moment: the pipe from us closes when we end, however we end (SIGKILL
 * included), and the guardian then interrupts every process that was still in its care.
 */
const script = `
pids=" "
while read -r sign pid; do
  case $sign in
    +) pids="$pids$pid " ;;
    -) pids="\${pids%% $pid *} \${pids#* $pid }" ;;
  esac
done
[ "$pids" = " " ] || kill -INT $pids`;

let guardian: ChildProcess | undefined;
const inCare = new Set<number>();

/** Ends the process when this one ends in whatever way. Call it in the same breath as the spawn. */
export function watchOver(pid: number): void {
  inCare.add(pid);
  tell(`+ ${pid}\n`);
}

/** The process has ended by itself: its number may soon be another's. Resolves when the last one's guardian is gone too. */
export async function letGo(pid: number): Promise<void> {
  if (!inCare.delete(pid)) return;
  tell(`- ${pid}\n`);
  if (inCare.size > 0 || !guardian) return;
  const leaving = guardian;
  guardian = undefined;
  leaving.ref();
  await new Promise<void>((resolve) => {
    leaving.once('exit', () => resolve());
    leaving.stdin?.end();
  });
}

function tell(line: string): void {
  if (process.platform === 'win32') return; // no shell there: the next start clears what a killed run left
  guardian ??= hire();
  guardian.stdin?.write(line);
}

function hire(): ChildProcess {
  const hired = spawn('/bin/sh', ['-c', script, 'longhouse-guardian'], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  hired.on('error', () => {});
  hired.stdin?.on('error', () => {});
  hired.unref();
  (hired.stdin as Socket).unref();
  return hired;
}
