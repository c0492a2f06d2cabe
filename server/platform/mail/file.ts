import fs from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../log/index.ts';
import { MailFault, type MailTransport } from './delivery.ts';
import { composed } from './nodemailer.ts';

/** What is left of an address in a file name: nothing that a shell, a folder or Windows minds. */
const plain = (address: string): string =>
  address
    .toLowerCase()
    .replace(/[^a-z0-9@._+-]/g, '_')
    .replace(/^[.-]+|\.+$/g, '_')
    .slice(0, 100);

const stamp = (time: number): string => new Date(time).toISOString().replace(/[-:.]/g, '');

/** Puts the bytes at the first free time from now on, whole or not at all: whoever watches the folder never reads half a mail. */
async function place(dir: string, address: string, bytes: Buffer): Promise<string> {
  const half = path.join(dir, `.${process.pid}-${crypto.randomUUID()}`);
  try {
    await fs.writeFile(half, bytes, { mode: 0o600, flag: 'wx' });
    for (let time = Date.now(); ; time += 1) {
      const file = path.join(dir, `${stamp(time)}-${address}.eml`);
      try {
        await fs.link(half, file);
        return file;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
  } finally {
    await fs.rm(half, { force: true });
  }
}

async function written(dir: string, address: string, bytes: Buffer): Promise<string> {
  await fs.mkdir(dir, { recursive: true, mode: 0o700 });
  return place(dir, address, bytes);
}

/** Delivery for developers: `<data folder>/mail/<time>-<address>.eml`, readable by the owner only; the log names the file. */
export function intoFiles(o: { dir: string; from: string }, log: Log): MailTransport {
  const dir = path.join(o.dir, 'mail');
  return {
    async deliver(message) {
      const bytes = await composed(o.from, message);
      const file = await written(dir, plain(message.to), bytes).catch((error: NodeJS.ErrnoException) => {
        throw new MailFault(`The mail could not be written to the data folder (${error.code ?? 'no reason'}).`, false);
      });
      log.info({ file }, 'mail was written to a file');
    },
  };
}
