import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DemoFault } from './fault.ts';

const patienceMs = 20_000;

/** Waits for the letter to this address in the mail folder and reads the PIN from it. */
export async function pinFor(dir: string, email: string): Promise<{ pin: string; file: string }> {
  const folder = path.join(dir, 'mail');
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await setTimeout(50)) {
    const files = await fs.readdir(folder).catch(() => []);
    const file = files
      .filter((name) => name.endsWith(`-${email}.eml`))
      .sort()
      .at(-1);
    if (file === undefined) continue;
    const letter = await fs.readFile(path.join(folder, file), 'utf8');
    const pin = /^ {4}(\d{6})\s*$/m.exec(letter)?.[1];
    if (pin === undefined) throw new DemoFault(`There is no PIN in ${path.join(folder, file)}.`);
    return { pin, file };
  }
  throw new DemoFault(
    `No letter to ${email} appeared in ${folder} within ${patienceMs / 1000} s: does the server send real mail (SENDGRID_KEY, SMTP_URL), or run without the role worker (LONGHOUSE_ROLES)?`,
  );
}
