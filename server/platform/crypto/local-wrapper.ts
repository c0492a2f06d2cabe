import { createCipheriv, createDecipheriv, createHash, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { link, mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SealRefused } from './gcm.ts';
import type { KeyWrapper } from './wrapper.ts';

const keyWrap = 'id-aes256-wrap'; // RFC 3394, with its fixed initial value
const initialValue = Buffer.alloc(8, 0xa6);

/**
 * Wraps under a key in a file, for a developer's machine; production refuses it. The file is made on first use, readable by its owner only.
 * Each line is one 32-byte key in base64; the last one wraps, all of them unwrap.
 */
export class LocalWrapper implements KeyWrapper {
  readonly name = 'the local key file';
  readonly #file: string;
  #keys: Promise<Map<string, KeyObject>> | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  async wrap(bundle: Uint8Array): Promise<{ wrapped: Buffer; kek_kid: string }> {
    const keys = await this.#read();
    const kek_kid = await this.currentKid();
    const cipher = createCipheriv(keyWrap, keys.get(kek_kid) as KeyObject, initialValue);
    return { wrapped: Buffer.concat([cipher.update(bundle), cipher.final()]), kek_kid };
  }

  async unwrap(wrapped: Buffer, kek_kid: string): Promise<Buffer> {
    const key = (await this.#read()).get(kek_kid);
    if (!key) throw new SealRefused(`The local key file does not hold the key ${kek_kid}.`);
    try {
      const decipher = createDecipheriv(keyWrap, key, initialValue);
      return Buffer.concat([decipher.update(wrapped), decipher.final()]);
    } catch {
      throw new SealRefused('A wrapped key was changed.');
    }
  }

  async currentKid(): Promise<string> {
    return [...(await this.#read()).keys()].at(-1) as string;
  }

  #read(): Promise<Map<string, KeyObject>> {
    this.#keys ??= readKeys(this.#file).catch((error: unknown) => {
      this.#keys = undefined;
      throw error;
    });
    return this.#keys;
  }
}

async function readKeys(file: string): Promise<Map<string, KeyObject>> {
  const found = await stat(file).catch(() => undefined);
  if (!found) await makeFile(file);
  else if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    throw new Error(`The key file ${file} can be read by others: set its mode to 0600.`);
  }
  const keys = new Map<string, KeyObject>();
  for (const line of (await readFile(file, 'utf8')).split(/\s+/).filter(Boolean)) {
    const bytes = Buffer.from(line, 'base64');
    if (bytes.length !== 32) throw new Error(`The key file ${file} holds a line that is not a 32-byte key in base64.`);
    keys.set(`local:${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}`, createSecretKey(bytes));
  }
  if (keys.size === 0) throw new Error(`The key file ${file} is empty.`);
  return keys;
}

/** Written beside and linked into place, so that two programs starting at once end up with the same whole file. */
async function makeFile(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
}
