import { availableParallelism } from 'node:os';
import { Semaphore } from '../../core/semaphore.ts';
import { invalid } from '../../core/problem.ts';
import { isCommonPassword } from './common-passwords.ts';

/** OWASP's and ASVS's row for argon2id: 19 MiB, two passes, one lane. `algorithm` 2 is argon2id. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/**
 * Hashing takes a core, and one of Node's four threads, for some 16 ms: more at once than there are cores would be no faster, and the
 * thread that is left is for who reads a file or looks up a host meanwhile.
 */
const hashing = new Semaphore(Math.min(3, availableParallelism()));
const shortest = 12;
const longest = 128;

/** A hash of no one's password: an unknown address costs as much time as a known one. */
let nobody: Promise<string> | undefined;

/** The argon2id hash of a password, in PHC format. */
export const hashPassword = (password: string): Promise<string> => hashing.run(async () => (await argon()).hash(password, cost));

/** Whether a text is a hash such as we make, of the same cost: what is brought along from elsewhere is as hard to guess. */
export function isPasswordHash(text: string): boolean {
  const kind = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;
  const [salt = '', hash = '', ...more] = text.slice(kind.length).split('$');
  return text.startsWith(kind) && isBase64(salt, 16, 48) && isBase64(hash, 32, 64) && more.length === 0;
}

/** Whether this is how so many bytes are written: of what is mistyped a check of the password would fail with an error. */
function isBase64(text: string, least: number, most: number): boolean {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length >= least && bytes.length <= most && bytes.toString('base64').replace(/=+$/, '') === text;
}

/** Whether the password is the one that was hashed; `null` (nobody, or a person without password) takes the same time and is false. */
export async function verifyPassword(hash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const against = hash ?? (await nobody);
  const right = await hashing.run(async () => (await argon()).verify(against, password));
  return right && hash !== null;
}

/** 400 `request_invalid` for a password that is too short, too long or on the list of the most common ones. Any characters are fine. */
export async function mustBeStrong(password: string): Promise<void> {
  const refuse = (message: string) => invalid([{ path: 'body.password', message }]);
  if (Array.from(password).length < shortest) throw refuse(`Use at least ${shortest} characters.`);
  if (Buffer.byteLength(password) > longest) throw refuse(`Use at most ${longest} bytes.`);
  if (await isCommonPassword(password)) throw refuse('This password is among the most common ones: choose another.');
}

const argon = () => import('@node-rs/argon2');
