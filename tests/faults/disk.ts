import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { newFolder } from '../local/programs/processes.ts';
import type { MailDrill } from './mail.ts';

/** A data folder on a disk of 256 kB, or none where this user may not mount one. */
export function smallDisk(): { dir: string; remove(): void } | undefined {
  const dir = newFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', dir], { stdio: 'ignore' });
  } catch {
    fs.rmSync(dir, { recursive: true });
    return undefined;
  }
  return {
    dir,
    remove: () => {
      execFileSync('umount', ['-l', dir]);
      fs.rmSync(dir, { recursive: true });
    },
  };
}

/** Mail into files of a data folder whose disk is full. */
export function diskDrill({ dir, remove }: NonNullable<ReturnType<typeof smallDisk>>): MailDrill {
  const filler = path.join(dir, 'filler');
  const mails = path.join(dir, 'mail');
  return {
    settings: { LONGHOUSE_DIR: dir },
    cases: [
      {
        fault: 'disk full',
        begin: () => {
          fs.mkdirSync(mails, { recursive: true });
          try {
            fs.writeFileSync(filler, Buffer.alloc(1024 * 1024));
          } catch {
            // Full is what it was to become.
          }
        },
        end: () => fs.rmSync(filler, { force: true }),
        job: /^waits, 1 tries used: The mail could not be written to the data folder \(ENOSPC\)/,
      },
    ],
    reached: () => fs.readdirSync(mails).map((file) => /Z-(.+)\.eml$/.exec(file)?.[1] ?? file),
    close: async () => remove(),
  };
}
